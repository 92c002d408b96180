//! Abaha's commerce data and the state of synchronisation, in SQLite; written so that PostgreSQL becomes a second
//! backend.
//!
//! [`Store`] is the door. Each of its methods is one transaction; none holds one open across a wait for the network.

// Opening, and where transactions run.
mod store;
// Deliberate mistakes, for the simulation to find.
#[cfg(feature = "broken")]
mod mistake;
// What can go wrong.
mod error;
// Seals secrets at rest.
mod master_key;
// One open transaction: statements, parameters, rows.
mod session;
// SQLite behind it.
mod sqlite;
// Ids within a shop.
mod counters;
// What a query is limited to.
mod conditions;

// Tenants, their connection to KiotViet, what may happen by itself.
mod automation;
mod connections;
mod reference_data;
mod shops;

// Who may come in; what was done, and by whom.
mod activity;
mod people;

// Which branch is which point of sale.
mod branches;
// All shops at once, for whoever runs the service.
mod fleet;

// One worker on a shop at a time; how many requests it may send.
mod lease;
mod quota;

// What KiotViet says without being asked.
mod hints;
mod registrations;

// Changes of our records that people make; what KiotViet may have to hear of.
mod births;
mod cause;
mod edits;
mod kept_back;
mod outbox;

// What has changed, and how it was before; how much each hour; which lists somebody should look at again.
mod history;
mod pulse;
mod traffic;

// Orders that are placed here, and what may be sold.
mod orders;
mod selling;
mod shelf;
// What KiotViet has switched off.
mod switches;

// What records are found by.
mod search;
// The records' tables.
mod records;
// The three facts of every record.
mod links;
// What flows one way.
mod price_entries;
mod stock;
mod stock_told;

// Which records are equal on both sides, and as of when.
mod agreement;
// What a run leaves behind.
mod conflicts;
mod disputes;
mod failures;
mod positions;
mod runs;

// What a run would do, for a person to decide on.
mod plans;
// Alarming changes, held back.
mod waves;
// Who is who, as a person decides it.
mod matches;

// What the REST API and the command line show.
mod reads;
// A shop as text, for tests.
mod dump;
// Lists in pages, exact numbers in JSON.
mod exact;
mod page;

pub use activity::{Activity, ActivityEntry, ActivityQuery, ActivitySubject, Actor, ActorKind, difference};
pub use agreement::{
    Agreement, AgreementStatus, Compared, Disagreement, EntityAgreement, Looked, NewDisagreement, Reason,
    Round,
};
pub use automation::{Automation, AutomationChange, WindowState};
pub use births::{NewMember, OpeningStock};
pub use branches::{BranchView, MappingRefusal, PLACES, Placing};
pub use cause::{Cause, Undone};
pub use conflicts::{Conflict, ConflictKind, Ending, NewConflict};
pub use connections::{Account, Connection, ConnectionState, KiotVietSettings};
pub use disputes::{ChangeOfSide, ConflictView, Settlement, SettlingChoice};
pub use edits::Edited;
pub use error::{Result, StoreError};
pub use exact::Exact;
pub use failures::{Failure, FailureChoice, NewFailure};
pub use fleet::{FleetCause, FleetCounts, FleetPlace, FleetQuery, FleetShop, FleetState};
pub use hints::{Hint, HintKind, HintsWaiting, NewHint};
pub use history::{
    Action, CauseView, Deed, Disputed, FieldChange, FieldView, HistoryEntry, HistoryQuery, HistorySide,
    Overrule, OverruleView, RunRecord, Sides,
};
pub use lease::{Fence, Lease};
pub use links::{
    AgreedChange, Batch, Change, Known, LocalSide, OursChange, Reconciled, StockReading, StoredFacts,
    TheirsChange, Written,
};
pub use master_key::MasterKey;
pub use matches::{Finding, FindingKind, MatchDecision, MatchReport, MatchVerdict, NewFinding, Suspected};
#[cfg(feature = "broken")]
pub use mistake::Mistake;
pub use orders::{
    InvalidOrder, NewBuyer, NewOrder, NewOrderFee, NewOrderLine, OrderEdit, OrderRefusal, OrderRemark,
    PlacedOrder, Wanted,
};
pub use outbox::{Backlog, Birth, NEEDS_ARCHIVED, OutboxView, PLACE_UNMAPPED, Setback, Waiting};
pub use page::{Page, Query};
pub use people::{
    Attempt, Identity, Known as KnownLogin, NewPassword, NewToken, NewUser, PasswordHash, Principal, Right,
    Rights, Role, SessionLife, SignedIn, Token, User, UserChange, password_fits,
};
pub use plans::{
    Decision, ItemFilter, ItemOutcome, NewPlan, NewPlanItem, Plan, PlanId, PlanItem, PlanState, PlanTotal,
    Seen,
};
pub use pulse::{Listed, Pulse};
pub use quota::Taken;
pub use reads::category::CategoryBranch;
pub use reads::link::{LinkState, LinkView};
pub use reads::order::{OrderFilter, OrderSort};
pub use reads::product_list::{ProductFilter, ProductItem, ProductSort, ProductStatus, StockSum};
pub use reads::run_changes::{RunChange, RunChangesQuery};
pub use reads::views::{
    CategoryView, Counts, CustomerGroupView, CustomerView, EntityCounts, OrderLineView, OrderSending,
    OrderView, PartView, PointOfSaleView, PriceEntryView, PriceListView, ProductDetails, ProductPriceView,
    ProductView, StockView,
};
pub use reads::waits::Waits;
pub use records::Kept;
pub use reference_data::{ReferenceKind, ReferenceRow};
pub use registrations::{
    Addressee, DeliveryOutcome, GuardState, NewRegistration, Registration, RegistrationState, Repair,
    RepairReason,
};
pub use runs::{Run, RunId, RunProgress, RunState};
pub use selling::{ProductSelling, Selling};
pub use shelf::{PoolCount, ProductSellable, ScarcestPart, SellableAt, Shortage, UncountedOrder};
pub use shops::Shop;
pub use stock_told::StockTold;
pub use store::{Mode, Store};
pub use switches::{OrderSwitch, SwitchOff};
pub use traffic::Traffic;
pub use waves::{Held, NewWave, Wave, WaveState};
