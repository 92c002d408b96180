use crate::service::{Ask, Service, now, product};

#[tokio::test]
async fn without_a_token_nothing_is_told() {
    let service = Service::new().await;
    let answer = service.ask(Ask::get("/api/v1/shops")).await;
    insta::assert_snapshot!(answer, @r#"
    401 application/problem+json; charset=utf-8
    {
      "code": "API-UNAUTHORIZED",
      "detail": "Yêu cầu không mang phiên đăng nhập còn hạn, cũng không mang token; hoặc token sai hay đã bị thu hồi.",
      "instance": "/api/v1/shops",
      "remedy": [
        "Đăng nhập lại.",
        "Chương trình thì gửi kèm tiêu đề: Authorization: Bearer dongbo_…",
        "Tạo token mới: `dongbo token create --shop TÊN --role owner`. Token chỉ hiện một lần."
      ],
      "request_id": "request-0001",
      "severity": "error",
      "status": 401,
      "title": "Chưa đăng nhập",
      "type": "/api/v1/errors/API-UNAUTHORIZED"
    }
    "#);
    assert_eq!(answer.header("www-authenticate"), "Bearer");
}

#[tokio::test]
async fn a_wrong_token_is_as_good_as_none() {
    let service = Service::new().await;
    for value in ["Bearer dongbo_wrong", "Bearer ", "Bearer", "Basic YTpi", "", &service.owner] {
        let answer = service.ask(Ask::get("/api/v1/shops").header("authorization", value)).await;
        assert_eq!((answer.status.as_u16(), answer.code().as_str()), (401, "API-UNAUTHORIZED"), "{value}");
        assert!(!answer.body.contains("dongbo_wrong"), "a token is never repeated");
    }
}

#[tokio::test]
async fn the_scheme_of_a_token_may_be_written_in_any_case() {
    let service = Service::new().await;
    let ask = Ask::get("/api/v1/shops").header("authorization", &format!("bearer {}", service.owner));
    assert_eq!(service.ask(ask).await.status, 200);
}

#[tokio::test]
async fn a_token_lists_its_own_shop_and_an_operator_all() {
    let service = Service::new().await;
    let seen = async |token: &str| service.ask(Ask::get("/api/v1/shops").token(token)).await.column("name");
    assert_eq!(seen(&service.owner).await, ["Tiệm hoa Sứa"]);
    assert_eq!(seen(&service.other_owner).await, ["Giày Bụi"]);
    assert_eq!(seen(&service.operator).await, ["Tiệm hoa Sứa", "Giày Bụi"]);
}

#[tokio::test]
async fn a_shop_is_found_by_id_and_by_name_in_any_case() {
    let service = Service::new().await;
    let by_id = service.get(&format!("/api/v1/shops/{}", service.flowers)).await;
    assert_eq!(by_id.status, 200);
    for name in ["Ti%E1%BB%87m%20hoa%20S%E1%BB%A9a", "ti%E1%BB%87m%20hoa%20s%E1%BB%A9a"] {
        assert_eq!(service.get(&format!("/api/v1/shops/{name}")).await.json(), by_id.json(), "{name}");
    }
}

#[tokio::test]
async fn another_shop_looks_exactly_like_one_that_does_not_exist() {
    let service = Service::new().await;
    let product = service.store.add_ours(service.shoes, product("GIAY1", "Giày"), now()).await.unwrap();
    let shoes = service.shoes;
    let routes = [
        String::new(),
        "/products".to_owned(),
        format!("/products/{product}"),
        "/categories".to_owned(),
        "/price-lists".to_owned(),
        "/price-lists/1/entries".to_owned(),
        "/customers".to_owned(),
        "/customer-groups".to_owned(),
        "/orders".to_owned(),
        "/points-of-sale".to_owned(),
        "/stock".to_owned(),
        "/runs".to_owned(),
        "/failures".to_owned(),
        "/conflicts".to_owned(),
    ];
    for route in routes {
        let theirs = service.get(&format!("/api/v1/shops/{shoes}{route}")).await;
        let nobodys = service.get(&format!("/api/v1/shops/{}{route}", 999)).await;
        assert_eq!(theirs.status, 404, "{route}");
        let same = theirs.body.replace(&format!("/shops/{shoes}"), "/shops/X");
        assert_eq!(same, nobodys.body.replace("/shops/999", "/shops/X"), "{route}");
    }
    let start = Ask::post(&format!("/api/v1/shops/{shoes}/runs"), "").token(&service.owner);
    assert_eq!(service.ask(start).await.status, 404);
    assert!(service.store.unfinished_run(shoes).await.unwrap().is_none(), "and nothing was started");
}

#[tokio::test]
async fn a_record_of_another_shop_is_not_reached_through_ones_own() {
    let service = Service::new().await;
    let mut last = 0;
    for number in 1..=3 {
        let record = product(&format!("GIAY{number}"), "Giày");
        last = service.store.add_ours(service.shoes, record, now()).await.unwrap().get();
    }
    let answer = service.get(&format!("/api/v1/shops/{}/products/{last}", service.flowers)).await;
    assert_eq!(answer.status, 404);
    assert_eq!(
        service.get(&format!("/api/v1/shops/{}/products", service.flowers)).await.column("code").len(),
        0
    );
}

#[tokio::test]
async fn an_operator_reaches_every_shop() {
    let service = Service::new().await;
    service.add_product("HOA001", "Hoa hồng").await;
    let path = format!("/api/v1/shops/{}/products", service.flowers);
    assert_eq!(service.ask(Ask::get(&path).token(&service.operator)).await.column("code"), ["HOA001"]);
}
