//! The circumstances of a history.

use kiotviet_sim::generate::Draw;

/// Sizes, speeds, clocks, KiotViet's dialect.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting {
    /// Products on KiotViet at the beginning.
    pub products: usize,
    /// Customers.
    pub customers: usize,
    /// Orders.
    pub orders: usize,
    /// Branches.
    pub branches: usize,
    /// Price books.
    pub price_books: usize,
    /// Rows that KiotViet gives at a time, whatever is asked for.
    pub page_rows: usize,
    /// Longest time a request takes each way, in milliseconds.
    pub latency: i64,
    /// Longest time between two steps of a worker, in milliseconds: a slow machine, a slow disk.
    pub slowness: i64,
    /// How far our machines' clock is ahead, in milliseconds.
    pub ours_off: i64,
    /// How far KiotViet's clock is ahead, in milliseconds.
    pub theirs_off: i64,
    /// Processes that serve the shop.
    pub workers: usize,
    /// Whether a killed process is known to be dead; if not, its claim must run out.
    pub deaths_are_known: bool,
    /// GETs in any hour.
    pub requests_per_hour: u32,
    /// The workers serve: they attend to what is urgent between the runs. If not, only runs do anything.
    pub attends: bool,
    /// KiotViet calls us.
    pub hears: bool,
    /// The shop decides some fields itself where both sides changed them.
    pub asks: bool,
    /// What is deleted here is deleted there.
    pub spreads: bool,
    /// KiotViet takes orders for what is not there.
    pub sells_negative: bool,
    /// Switches of KiotViet's dialect.
    pub dialect: Vec<(&'static str, &'static str)>,
}

/// Switches that no client may depend on.
const SWITCHES: &[(&str, &[&str])] = &[
    ("token-life", &["30", "600"]),
    ("expired-token", &["420", "401-empty"]),
    ("null-members", &["null"]),
    ("empty-list", &["array"]),
    ("list-timestamp", &["absent"]),
    ("fraction-digits", &["0", "3"]),
    ("last-modified-from", &["exclusive"]),
    ("past-the-end", &["repeat-last-page"]),
    ("default-order", &["by-id"]),
    ("removed-ids-key", &["removedIds", "RemoveId"]),
    ("removed-ids-kept", &["0", "1"]),
    ("list-images", &["objects", "spaced"]),
    ("inventory-quantity-names", &["minQuality"]),
    ("on-hand-casing", &["camel"]),
    ("on-hand-modified-date", &["moves"]),
    ("category-read", &["unwrapped"]),
    ("reserved-of-units", &["own-only"]),
    ("stock-delay", &["3", "90"]),
    ("rate-limit-status", &["420"]),
    ("webhook-delay", &["minutes"]),
    ("webhook-order", &["shuffled"]),
    ("webhook-losses", &["30"]),
    ("webhook-duplicates", &["30"]),
];

impl Setting {
    /// A small shop on a good day.
    pub fn calm() -> Self {
        Self {
            products: 6,
            customers: 3,
            orders: 2,
            branches: 2,
            price_books: 2,
            page_rows: 100,
            latency: 20,
            slowness: 0,
            ours_off: 0,
            theirs_off: 0,
            workers: 1,
            deaths_are_known: true,
            requests_per_hour: 4_500,
            attends: true,
            hears: true,
            asks: false,
            spreads: false,
            sells_negative: false,
            dialect: Vec::new(),
        }
    }

    /// The circumstances of a seed.
    pub fn draw(draw: &mut Draw) -> Self {
        let off = |draw: &mut Draw| {
            if draw.chance(50.0) { 0 } else { draw.between(-10 * 60_000, 10 * 60_000) }
        };
        let mut dialect = Vec::new();
        for (name, values) in SWITCHES {
            if draw.chance(12.0) {
                dialect.push((*name, *draw.pick(values)));
            }
        }
        // Some worlds are tiny: what happens there happens to the same few records.
        let most = *draw.pick(&[3, 6, 14]);
        let attends = draw.chance(75.0);
        Self {
            products: draw.between(1, most) as usize,
            customers: draw.between(0, most / 2) as usize,
            orders: draw.between(0, most / 3) as usize,
            branches: draw.between(1, 3) as usize,
            price_books: draw.between(0, 2) as usize,
            page_rows: *draw.weighted(&[(3, 100), (2, 5), (2, 3), (1, 2)]),
            latency: *draw.pick(&[5, 80, 400, 2_000]),
            slowness: *draw.pick(&[0, 2, 20, 200]),
            ours_off: off(draw),
            theirs_off: off(draw),
            workers: if draw.chance(40.0) { 2 } else { 1 },
            deaths_are_known: draw.chance(70.0),
            requests_per_hour: *draw.weighted(&[(5, 4_500), (1, if attends { 300 } else { 60 }), (1, 150)]),
            attends,
            hears: attends && draw.chance(75.0),
            asks: draw.chance(20.0),
            spreads: draw.chance(25.0),
            sells_negative: draw.chance(20.0),
            dialect,
        }
    }
}
