use axum::http::Method;

use crate::service::{Ask, Service};

#[tokio::test]
async fn an_unknown_address_is_a_problem_in_vietnamese_and_in_english() {
    let service = Service::new().await;
    insta::assert_snapshot!(service.ask(Ask::get("/api/v1/nothing")).await, @r#"
    404 application/problem+json; charset=utf-8
    {
      "code": "API-NOT-FOUND",
      "detail": "Không có gì ở /api/v1/nothing: địa chỉ sai, bản ghi không tồn tại, hoặc token này không được xem cửa hàng đó.",
      "instance": "/api/v1/nothing",
      "remedy": [
        "Kiểm tra lại đường dẫn và mã số; các địa chỉ có ở /api/v1/openapi.json.",
        "Kiểm tra token có thuộc đúng cửa hàng."
      ],
      "request_id": "request-0001",
      "severity": "error",
      "status": 404,
      "title": "Không tìm thấy",
      "type": "/api/v1/errors/API-NOT-FOUND"
    }
    "#);
    let english = service.ask(Ask::get("/api/v1/nothing").english()).await;
    insta::assert_snapshot!(english, @r#"
    404 application/problem+json; charset=utf-8
    {
      "code": "API-NOT-FOUND",
      "detail": "There is nothing at /api/v1/nothing: the address is wrong, the record does not exist, or this token may not see that shop.",
      "instance": "/api/v1/nothing",
      "remedy": [
        "Check the path and the id; /api/v1/openapi.json lists the addresses.",
        "Check that the token belongs to that shop."
      ],
      "request_id": "request-0001",
      "severity": "error",
      "status": 404,
      "title": "Not found",
      "type": "/api/v1/errors/API-NOT-FOUND"
    }
    "#);
    assert_eq!(english.header("content-language"), "en");
    assert!(english.header("vary").contains("accept-language"));
    assert_eq!(service.ask(Ask::get("/nothing")).await.code(), "API-NOT-FOUND");
}

#[tokio::test]
async fn a_problem_leads_to_its_entry_in_the_catalogue() {
    let service = Service::new().await;
    let problem = service.ask(Ask::get("/api/v1/nothing")).await.json();
    let entry = service.ask(Ask::get(problem["type"].as_str().unwrap())).await;
    insta::assert_snapshot!(entry, @r#"
    200 application/json
    {
      "code": "API-NOT-FOUND",
      "en": {
        "cause": "There is nothing at ‹path›: the address is wrong, the record does not exist, or this token may not see that shop.",
        "remedy": [
          "Check the path and the id; /api/v1/openapi.json lists the addresses.",
          "Check that the token belongs to that shop."
        ],
        "title": "Not found"
      },
      "http_status": 404,
      "severity": "error",
      "vi": {
        "cause": "Không có gì ở ‹đường dẫn›: địa chỉ sai, bản ghi không tồn tại, hoặc token này không được xem cửa hàng đó.",
        "remedy": [
          "Kiểm tra lại đường dẫn và mã số; các địa chỉ có ở /api/v1/openapi.json.",
          "Kiểm tra token có thuộc đúng cửa hàng."
        ],
        "title": "Không tìm thấy"
      },
      "who": "engineer"
    }
    "#);
    let all = service.ask(Ask::get("/api/v1/errors")).await;
    assert_eq!(all.column("code").len(), dongbo_catalogue::Code::ALL.len());
    assert_eq!(service.ask(Ask::get("/api/v1/errors/KV-NOTHING")).await.code(), "API-NOT-FOUND");
}

#[tokio::test]
async fn a_method_that_is_not_taken_is_a_problem_that_keeps_the_allow_header() {
    let service = Service::new().await;
    let answer = service.ask(Ask::new(Method::DELETE, "/api/v1/shops", "").english()).await;
    assert_eq!(answer.header("allow"), "GET,HEAD,POST");
    insta::assert_snapshot!(answer, @r#"
    405 application/problem+json; charset=utf-8
    {
      "code": "API-METHOD",
      "detail": "/api/v1/shops does not take DELETE.",
      "instance": "/api/v1/shops",
      "remedy": [
        "See the answer's Allow header, or /api/v1/openapi.json."
      ],
      "request_id": "request-0001",
      "severity": "error",
      "status": 405,
      "title": "This address does not take that method",
      "type": "/api/v1/errors/API-METHOD"
    }
    "#);
}

#[tokio::test]
async fn a_query_that_is_not_understood_says_why() {
    let service = Service::new().await;
    let answer = async |query: &str| {
        let path = format!("/api/v1/shops/{}/products?{query}", service.flowers);
        service.ask(Ask::get(&path).token(&service.owner).english()).await
    };
    insta::assert_snapshot!(answer("limit=many").await, @r#"
    400 application/problem+json; charset=utf-8
    {
      "code": "API-BAD-QUERY",
      "detail": "What follows the ? in the address is not understood: limit: invalid digit found in string.",
      "instance": "/api/v1/shops/1/products",
      "remedy": [
        "limit is a number from 1 to 500, cursor comes from the page before, q is what to look for; see /api/v1/openapi.json."
      ],
      "request_id": "request-0001",
      "severity": "error",
      "status": 400,
      "title": "Bad query",
      "type": "/api/v1/errors/API-BAD-QUERY"
    }
    "#);
    for query in ["limit=0", "limit=-1", "pageSize=100", "q=a&q=b"] {
        let answer = answer(query).await;
        assert_eq!((answer.status.as_u16(), answer.code().as_str()), (400, "API-BAD-QUERY"), "{query}");
    }
    insta::assert_snapshot!(answer("cursor=nonsense").await, @r#"
    400 application/problem+json; charset=utf-8
    {
      "code": "API-BAD-CURSOR",
      "detail": "The cursor was not given by this list.",
      "instance": "/api/v1/shops/1/products",
      "remedy": [
        "Send the next_cursor of the page before exactly as it was, or leave cursor out to begin again."
      ],
      "request_id": "request-0001",
      "severity": "error",
      "status": 400,
      "title": "Bad cursor",
      "type": "/api/v1/errors/API-BAD-CURSOR"
    }
    "#);
}

#[tokio::test]
async fn ids_that_are_no_numbers_lead_nowhere() {
    let service = Service::new().await;
    for id in ["abc", "99999999999999999999", "%FF", "1.5"] {
        let answer = service.get(&format!("/api/v1/shops/{}/products/{id}", service.flowers)).await;
        assert_eq!((answer.status.as_u16(), answer.code().as_str()), (404, "API-NOT-FOUND"), "{id}");
    }
}

#[tokio::test]
async fn a_body_that_is_too_large_is_refused_before_it_is_read() {
    let service = Service::new().await;
    let ask = Ask::post(&format!("/api/v1/shops/{}/runs", service.flowers), vec![b' '; 300_000]);
    insta::assert_snapshot!(service.ask(ask.token(&service.owner).english()).await, @r#"
    413 application/problem+json; charset=utf-8
    {
      "code": "API-TOO-LARGE",
      "detail": "The body of the request is larger than the limit of 256 kB.",
      "instance": "/api/v1/shops/1/runs",
      "remedy": [
        "Split the request and send it again."
      ],
      "request_id": "request-0001",
      "severity": "error",
      "status": 413,
      "title": "The body is too large",
      "type": "/api/v1/errors/API-TOO-LARGE"
    }
    "#);
}

#[tokio::test]
async fn the_callers_request_id_is_kept_unless_it_could_forge_a_log_line() {
    let service = Service::new().await;
    let id_for = async |given: &str| {
        let answer = service.ask(Ask::get("/nothing").header("x-request-id", given)).await;
        assert_eq!(answer.json()["request_id"], answer.header("x-request-id"));
        answer.header("x-request-id").to_owned()
    };
    assert_eq!(id_for("abc-123.DEF_9").await, "abc-123.DEF_9");
    for forged in ["short", "with blank in it", "a=b status=200", &"x".repeat(65)] {
        let id = id_for(forged).await;
        assert!(id.len() == 32 && id.bytes().all(|byte| byte.is_ascii_hexdigit()), "{forged} gave {id}");
    }
}
