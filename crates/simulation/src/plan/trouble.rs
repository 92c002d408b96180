//! What goes wrong with requests.

use kiotviet_sim::faults::{ChangedEntity, Fault, RowAction, ShopChange};
use kiotviet_sim::generate::Draw;

/// The next requests of that route go wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    /// Which requests.
    pub route: Route,
    /// How.
    pub wrong: Wrong,
    /// How many of them.
    pub times: u32,
}

/// Which requests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Route {
    /// All.
    Any,
    /// Those whose path begins like this.
    Path(&'static str),
}

impl Route {
    const PATHS: [&str; 7] =
        ["/products", "/productOnHands", "/customers", "/orders", "/categories", "/pricebooks", "/branches"];

    /// Whether a request is meant.
    pub fn fits(self, path: &str) -> bool {
        match self {
            Self::Any => true,
            Self::Path(start) => path.starts_with(start),
        }
    }
}

/// How a request goes wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wrong {
    /// As KiotViet's simulator has it.
    Fault(Fault),
    /// The request is held up for so many milliseconds before it arrives.
    HeldUp(i64),
    /// The answer is held up for so many milliseconds.
    AnswerHeldUp(i64),
    /// It arrives twice, the second time so many milliseconds later. Only what may be repeated.
    Doubled(i64),
    /// There is no connection: nothing is sent.
    Unreachable,
    /// One row is left out of a list that is said to be whole.
    RowLeftOut(u64),
    /// A list ends early although more is claimed.
    ListCutShort(u64),
    /// The answer is one that was given before to the same request, out of somebody's cache.
    Stale,
}

impl Trouble {
    /// How many kinds there are to choose from.
    pub const KINDS: u8 = 17;

    /// A trouble of one kind.
    pub fn draw(draw: &mut Draw, kind: u8) -> Self {
        let mut route = if draw.chance(50.0) {
            Route::Any
        } else {
            Route::Path(Route::PATHS[draw.index(Route::PATHS.len())])
        };
        let mut times = *draw.weighted(&[(6, 1), (3, 2), (1, 7)]);
        let wrong = match kind {
            0 => Wrong::Fault(Fault::RateLimited {
                retry_after_seconds: draw.chance(60.0).then(|| draw.between(1, 120) as u32),
            }),
            1 => Wrong::Fault(Fault::ServerError { status: *draw.pick(&[500, 502, 503]) }),
            2 => Wrong::Fault(Fault::HtmlPage { status: *draw.pick(&[200, 502, 503]) }),
            3 => Wrong::Fault(Fault::DroppedBefore),
            4 => Wrong::Fault(Fault::DroppedAfter),
            5 => Wrong::Fault(Fault::TruncatedJson { kept_permille: draw.between(1, 990) as u32 }),
            6 => Wrong::Fault(Fault::TokenExpired),
            7 => Wrong::Fault(Fault::MalformedRow { draw: draw.bits() }),
            8 => Wrong::Fault(Fault::ClockSkew { seconds: draw.between(-240, 240) }),
            9 => {
                times = 1;
                Wrong::HeldUp(draw.between(200, 40_000))
            }
            10 => Wrong::AnswerHeldUp(draw.between(200, 40_000)),
            11 => Wrong::Doubled(draw.between(0, 5_000)),
            12 => Wrong::Unreachable,
            13 => Wrong::RowLeftOut(draw.bits()),
            14 => Wrong::ListCutShort(draw.bits()),
            15 => Wrong::Stale,
            _ => {
                let (path, entity) = *draw.pick(&[
                    ("/products", ChangedEntity::Products),
                    ("/customers", ChangedEntity::Customers),
                    ("/categories", ChangedEntity::Categories),
                    ("/orders", ChangedEntity::Orders),
                    ("/pricebooks", ChangedEntity::PriceBookEntries),
                ]);
                route = Route::Path(path);
                let action = *draw.pick(&[RowAction::Insert, RowAction::Edit, RowAction::Delete]);
                let rows = draw.between(1, 3) as u32;
                Wrong::Fault(Fault::ShopChanges(ShopChange { action, entity, rows, draw: draw.bits() }))
            }
        };
        Self { route, wrong, times }
    }
}
