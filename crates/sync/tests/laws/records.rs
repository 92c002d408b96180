//! Generators: small worlds in which values meet often, since chance meetings are what breaks a merge.

use dongbo_sync::records::*;
use dongbo_sync::rules::{Deletion, Detail};
use dongbo_sync::{
    Agreed, Direction, Facts, Money, Precedence, Quantity, Record, Reference, Remote, Rule, Ruled, Rules,
    Side,
};
use jiff::Timestamp;
use jiff::civil::Date;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::FileFailurePersistence;

/// A record that can be generated, and that KiotViet stores in its own way.
pub trait Sample: Ruled {
    fn any() -> BoxedStrategy<Self>;

    /// What KiotViet is able to have of such a record.
    fn stored_there(self) -> Self {
        self
    }
}

/// How many cases each law is tried on, for each kind of record.
pub const CASES: u32 = 2_000;

/// New cases each time; one that fails is added to the file, to be committed, and is tried first ever after.
pub fn config() -> ProptestConfig {
    let regressions = FileFailurePersistence::Direct("tests/laws/regressions.txt");
    ProptestConfig {
        cases: CASES,
        failure_persistence: Some(Box::new(regressions)),
        ..ProptestConfig::default()
    }
}

fn text() -> impl Strategy<Value = String> {
    select(vec!["", "Áo", " A\u{301}o\u{a0}", "áo", "Quần", "Nón"]).prop_map(str::to_owned)
}

fn maybe_text() -> impl Strategy<Value = Option<String>> {
    option::of(text())
}

fn money() -> impl Strategy<Value = Money> {
    select(vec![0, 1_000_000, 1_003_000, 1_006_000, 2_000_000]).prop_map(Money::from_scaled)
}

fn quantity() -> impl Strategy<Value = Quantity> {
    select(vec![0, 10_000, 10_004, 10_008, 15_000]).prop_map(Quantity::from_scaled)
}

fn there<K: std::fmt::Debug>() -> impl Strategy<Value = Reference<K>> {
    (1..4_i64).prop_map(Reference::there)
}

fn several_there<K: std::fmt::Debug + 'static>() -> impl Strategy<Value = Vec<Reference<K>>> {
    proptest::collection::btree_set(there(), 0..3).prop_map(|set| set.into_iter().collect())
}

fn instant() -> impl Strategy<Value = Timestamp> {
    (0..3_i64).prop_map(|second| Timestamp::from_second(1_800_000_000 + second).unwrap())
}

impl Sample for PointOfSale {
    fn any() -> BoxedStrategy<Self> {
        (text(), maybe_text(), maybe_text())
            .prop_map(|(name, address, phone)| Self { name, address, phone })
            .boxed()
    }
}

impl Sample for Category {
    fn any() -> BoxedStrategy<Self> {
        (text(), option::of(there())).prop_map(|(name, parent)| Self { name, parent }).boxed()
    }
}

impl Sample for CustomerGroup {
    fn any() -> BoxedStrategy<Self> {
        (text(), maybe_text()).prop_map(|(name, description)| Self { name, description }).boxed()
    }
}

impl Sample for PriceList {
    fn any() -> BoxedStrategy<Self> {
        (
            text(),
            any::<bool>(),
            option::of(instant()),
            option::of(instant()),
            several_there(),
            any::<bool>(),
            several_there(),
        )
            .prop_map(|(name, active, starts_at, ends_at, branches, for_all_groups, groups)| Self {
                name,
                active,
                starts_at,
                ends_at,
                branches,
                for_all_groups,
                groups,
            })
            .boxed()
    }
}

impl Sample for Product {
    fn any() -> BoxedStrategy<Self> {
        let words = (text(), maybe_text(), text(), maybe_text(), maybe_text(), maybe_text());
        let figures = (money(), option::of(quantity()), any::<bool>(), any::<bool>());
        let kind = select(vec![ProductKind::Goods, ProductKind::Combo, ProductKind::Service]);
        let unit_of =
            option::of((there(), quantity()).prop_map(|(base, conversion)| UnitOf { base, conversion }));
        let links = (option::of(there()), option::of(there()), unit_of, kind);
        let attributes = vec((text(), text()).prop_map(|(name, value)| Attribute { name, value }), 0..3);
        let images =
            vec(select(vec!["a/1.jpg", "b/1.jpg", "a/2.jpg"]).prop_map(|url| ImageUrl(url.into())), 0..3);
        let parts =
            vec((there(), quantity()).prop_map(|(product, quantity)| Part { product, quantity }), 0..3);
        (words, figures, links, attributes, images, parts)
            .prop_map(|(words, figures, links, attributes, images, parts)| {
                let (code, barcode, name, brand, unit, description) = words;
                let (base_price, weight, allows_sale, active) = figures;
                let (category, master, unit_of, kind) = links;
                Self {
                    code,
                    barcode,
                    name,
                    category,
                    brand,
                    kind,
                    base_price,
                    weight,
                    unit,
                    master,
                    unit_of,
                    attributes,
                    images,
                    description,
                    parts,
                    allows_sale,
                    active,
                }
            })
            .boxed()
    }
}

impl Sample for Customer {
    fn any() -> BoxedStrategy<Self> {
        let words = (text(), text(), maybe_text(), maybe_text(), maybe_text());
        let place = (maybe_text(), maybe_text(), maybe_text());
        let company = (maybe_text(), maybe_text(), maybe_text());
        let person = (
            select(vec![CustomerKind::Person, CustomerKind::Company]),
            option::of(select(vec![Gender::Female, Gender::Male])),
            option::of((1..4_i8).prop_map(|day| Date::constant(1990, 1, day))),
        );
        let waiting =
            vec(Just(serde_json::from_str::<Reference<CustomerGroup>>("\"here:9\"").unwrap()), 0..2);
        (words, place, company, person, several_there(), waiting)
            .prop_map(|(words, place, company, person, mut groups, waiting)| {
                let (code, name, phone, other_phone, email) = words;
                let (address, location, ward) = place;
                let (organization, tax_code, comments) = company;
                let (kind, gender, birth_date) = person;
                groups.extend(waiting);
                Self {
                    code,
                    name,
                    phone,
                    other_phone,
                    email,
                    kind,
                    gender,
                    birth_date,
                    address,
                    location,
                    ward,
                    organization,
                    tax_code,
                    comments,
                    groups,
                }
            })
            .boxed()
    }

    fn stored_there(mut self) -> Self {
        self.groups.retain(|group| group.remote().is_some());
        self
    }
}

impl Sample for Order {
    fn any() -> BoxedStrategy<Self> {
        let line = (option::of(there()), text(), text(), quantity(), money(), money(), maybe_text())
            .prop_map(|(product, code, name, quantity, price, discount, note)| OrderLine {
                product,
                code,
                name,
                quantity,
                price,
                discount,
                note,
            });
        let delivery = (maybe_text(), maybe_text(), maybe_text(), maybe_text(), maybe_text()).prop_map(
            |(receiver, phone, address, location, ward)| Delivery {
                receiver,
                phone,
                address,
                location,
                ward,
            },
        );
        let links = (option::of(there()), option::of(there()), option::of((1..3_i64).prop_map(Remote::new)));
        let sums = (money(), money(), money(), money());
        let marks = (maybe_text(), option::of(select(PaymentMethod::ALL.to_vec())));
        let state = select(OrderState::ALL.to_vec());
        (text(), instant(), links, state, vec(line, 0..3), sums, option::of(delivery), maybe_text(), marks)
            .prop_map(|(code, placed_at, links, state, lines, sums, delivery, note, marks)| {
                let (branch, customer, sale_channel) = links;
                let (discount, fees, total, paid) = sums;
                let (reference, payment_method) = marks;
                Self {
                    code,
                    reference,
                    placed_at,
                    branch,
                    customer,
                    sale_channel,
                    state,
                    lines,
                    discount,
                    fees,
                    total,
                    paid,
                    payment_method,
                    delivery,
                    note,
                }
            })
            .boxed()
    }
}

/// A copy of `base` in which the chosen fields come from another record.
fn edited<R: Record>(base: &R, other: &R, chosen: &[bool]) -> R {
    let mut edited = base.clone();
    for (field, chosen) in R::fields().iter().zip(chosen) {
        if *chosen {
            edited.take(other, *field);
        }
    }
    edited
}

/// A base, ours and theirs, each edited from it; one in four not at all.
pub fn three<R: Sample>() -> impl Strategy<Value = (R, R, R)> {
    let edits = || vec(prop::bool::weighted(0.3), R::fields().len());
    let happens = || prop::bool::weighted(0.75);
    (R::any(), R::any(), R::any(), (edits(), happens()), (edits(), happens())).prop_map(
        |(base, one, other, (our_edits, ours_changed), (their_edits, theirs_changed))| {
            let base = base.stored_there();
            let ours = if ours_changed { edited(&base, &one, &our_edits) } else { base.clone() };
            let theirs = if theirs_changed { edited(&base, &other, &their_edits) } else { base.clone() };
            (base, ours, theirs.stored_there())
        },
    )
}

pub fn precedence() -> impl Strategy<Value = Precedence> {
    select(vec![Precedence::KiotViet, Precedence::Abaha, Precedence::Person])
}

fn direction() -> impl Strategy<Value = Direction> {
    select(vec![Direction::Both, Direction::In, Direction::Out, Direction::Apart])
}

/// The defaults with some fields set to any rule that can be.
pub fn any_rules<R: Sample>() -> impl Strategy<Value = Rules<R>> {
    let fields = vec(option::of((direction(), precedence())), R::fields().len());
    let deletion = select(vec![Deletion::Restore, Deletion::Keep, Deletion::Spread]);
    (fields, direction(), deletion, select(vec![Detail::Coarse, Detail::Fine])).prop_map(
        |(fields, births, deletion, detail)| {
            let mut rules = Rules::default();
            for (field, rule) in R::fields().iter().zip(fields) {
                if let Some((direction, precedence)) = rule {
                    // Rules that cannot be are refused; the default then stays.
                    let _ = rules.set(dongbo_sync::Field::name(*field), Rule::new(direction, precedence));
                }
            }
            let _ = rules.set_births(births);
            rules.set_deletion(deletion);
            rules.set_detail(detail);
            rules
        },
    )
}

/// The defaults, with every field that can travel both ways doing so.
pub fn two_way_rules<R: Sample>() -> impl Strategy<Value = Rules<R>> {
    vec(precedence(), R::fields().len()).prop_map(|precedences| {
        let mut rules = Rules::default();
        for (field, precedence) in R::fields().iter().zip(precedences) {
            let _ = rules.set(dongbo_sync::Field::name(*field), Rule::new(Direction::Both, precedence));
        }
        rules
    })
}

/// Facts in every combination of presence.
pub fn any_facts<R: Sample>() -> impl Strategy<Value = Facts<R>> {
    (three::<R>(), 0..6_u8, 0..6_u8, prop::bool::weighted(0.7)).prop_map(
        |((base, ours, theirs), here, there, agreed)| Facts {
            ours: side(here, ours),
            theirs: side(there, theirs),
            agreed: agreed.then(|| Agreed::from(base)),
        },
    )
}

fn side<R>(choice: u8, record: R) -> Side<R> {
    match choice {
        0 => Side::Missing,
        1 => Side::Deleted(Some(record)),
        2 => Side::Deleted(None),
        _ => Side::Present(record),
    }
}

/// Tries a law on records of every kind: `law!(name(facts in strategy::<R>(), …) body)`.
macro_rules! law {
    ($(#[$doc:meta])* $name:ident<$record:ident>($($argument:pat in $strategy:expr),+ $(,)?) $body:block) => {
        mod $name {
            #[allow(unused_imports, reason = "each law needs some of them")]
            use super::*;
            $(#[$doc])*
            fn law<$record: Sample>() {
                let config = $crate::records::config();
                let mut runner = proptest::test_runner::TestRunner::new(config);
                let outcome = runner.run(&($($strategy,)+), |($($argument,)+)| {
                    $body
                    Ok(())
                });
                if let Err(error) = outcome {
                    panic!("{error}");
                }
            }
            #[test]
            fn for_branches() { law::<dongbo_sync::records::PointOfSale>(); }
            #[test]
            fn for_categories() { law::<dongbo_sync::records::Category>(); }
            #[test]
            fn for_customer_groups() { law::<dongbo_sync::records::CustomerGroup>(); }
            #[test]
            fn for_price_lists() { law::<dongbo_sync::records::PriceList>(); }
            #[test]
            fn for_products() { law::<dongbo_sync::records::Product>(); }
            #[test]
            fn for_customers() { law::<dongbo_sync::records::Customer>(); }
            #[test]
            fn for_orders() { law::<dongbo_sync::records::Order>(); }
        }
    };
}
pub(crate) use law;

/// The value of a field as text, for telling which value vanished.
pub fn shown<R: Record>(record: &R, field: R::Field) -> serde_json::Value {
    record.show(field)
}
