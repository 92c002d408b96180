//! Every sample of KiotViet's answers is read into its type, every sample request is produced by its call: one file for
//! each subject.
#![allow(missing_docs, clippy::unwrap_used)]

#[path = "../support/mod.rs"]
mod support;

// Reading and sending.
mod read;
mod sent;

mod category;
mod customer;
mod invoice;
mod order;
mod price_book;
mod product;
mod reference;
mod refusal;
mod surcharge;
mod webhook;

/// Of every subject, what its samples say.
const SUBJECTS: [fn(&str, &str) -> Option<String>; 10] = [
    category::describe,
    customer::describe,
    invoice::describe,
    order::describe,
    price_book::describe,
    product::describe,
    reference::describe,
    refusal::describe,
    surcharge::describe,
    webhook::describe,
];

#[test]
fn every_sample_answer_belongs_to_one_subject() {
    let names = read::names();
    assert!(names.len() > 130);
    for name in names {
        // What is sent, and what signatures are computed from, have tests of their own.
        let is_answer = !read::is_request(&name) && name != "webhook_signature_vectors";
        let body = support::fixture(&name);
        let subjects = SUBJECTS.iter().filter(|describe| describe(&name, &body).is_some()).count();
        assert_eq!(subjects, usize::from(is_answer), "{name}");
    }
}
