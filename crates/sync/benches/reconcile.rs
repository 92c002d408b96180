//! How many products are reconciled a second, beside the least that could be done: comparing them.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use dongbo_sync::records::Product;
use dongbo_sync::{Agreed, Facts, Money, Rules, Side, reconcile};

fn product() -> Product {
    serde_json::from_value(serde_json::json!({
        "code": "SP000123", "barcode": "8934567890123", "name": "Áo thun nam cổ tròn cotton", "category": 12,
        "brand": "Việt Tiến", "kind": "goods", "base_price": "185000", "weight": "250", "unit": "Cái",
        "master": 99, "attributes": [{"name": "MÀU", "value": "Đen"}, {"name": "SIZE", "value": "L"}],
        "images": ["https://cdn.kiotviet.vn/shop/a1.jpg", "https://cdn.kiotviet.vn/shop/a2.jpg"],
        "description": "<p>Vải mềm, thấm hút mồ hôi, không xù lông.</p>", "allows_sale": true, "active": true
    }))
    .expect("a product")
}

fn reconciling(criterion: &mut Criterion) {
    let rules = Rules::<Product>::default();
    let base = product();
    let dearer = Product { base_price: Money::whole(199_000), ..product() };
    let cheaper = Product { base_price: Money::whole(179_000), ..product() };
    let respelt = Product { name: "A\u{301}o thun nam cổ tròn cotton ".into(), ..product() };
    let facts = |ours: &Product, theirs: &Product| Facts {
        ours: Side::Present(ours.clone()),
        theirs: Side::Present(theirs.clone()),
        agreed: Some(Agreed::from(base.clone())),
    };

    let mut group = criterion.benchmark_group("product");
    group.throughput(Throughput::Elements(1));
    let (one, other) = (base.clone(), base.clone());
    group.bench_function("baseline: ==", |bench| bench.iter(|| black_box(&one) == black_box(&other)));
    for (name, facts) in [
        ("unchanged", facts(&base, &base)),
        ("unchanged but for spelling", facts(&base, &respelt)),
        ("changed on KiotViet", facts(&base, &dearer)),
        ("changed on both", facts(&cheaper, &dearer)),
    ] {
        group.bench_function(name, |bench| bench.iter(|| reconcile(black_box(&facts), black_box(&rules))));
    }
    group.finish();
}

criterion_group!(benches, reconciling);
criterion_main!(benches);
