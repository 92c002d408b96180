//! Requests to the service, as small as HTTP can be.

use std::io::{Read, Write};
use std::net::TcpStream;

use serde_json::Value;

/// An answer.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub head: String,
    pub body: String,
}

impl Answer {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }
}

/// A GET of a path at an address such as `http://127.0.0.1:8080`.
pub fn get(address: &str, path: &str, token: Option<&str>) -> Answer {
    request("GET", address, path, token, "")
}

/// A form, as a browser sends it, from a program that wants no page.
pub fn form(address: &str, path: &str, body: &str) -> Answer {
    send("POST", address, path, "Accept: application/json\r\n", "application/x-www-form-urlencoded", body)
}

/// Any request.
pub fn request(method: &str, address: &str, path: &str, token: Option<&str>, body: &str) -> Answer {
    let login = token.map(|token| format!("Authorization: Bearer {token}\r\n")).unwrap_or_default();
    send(method, address, path, &login, "application/json", body)
}

/// Signs in as a browser would; gives the answer and, where it worked, the cookie.
pub fn sign_in(address: &str, login: &str, password: &str) -> (Answer, Option<String>) {
    let body = serde_json::json!({ "login": login, "password": password }).to_string();
    let own = "Sec-Fetch-Site: same-origin\r\n";
    let answer = send("POST", address, "/api/v1/session", own, "application/json", &body);
    let cookie = answer.head.lines().find_map(|line| line.strip_prefix("set-cookie: ")?.split(';').next());
    let cookie = cookie.map(str::to_owned);
    (answer, cookie)
}

/// A GET by somebody who has signed in.
pub fn get_with_cookie(address: &str, path: &str, cookie: &str) -> Answer {
    send("GET", address, path, &format!("Cookie: {cookie}\r\n"), "application/json", "")
}

/// A request with headers of its own, each ended by a line break.
pub fn send(method: &str, address: &str, path: &str, headers: &str, kind: &str, body: &str) -> Answer {
    try_to_send(method, address, path, headers, kind, body).unwrap().unwrap()
}

/// The same to a service that may be killed meanwhile; none where the answer did not come whole.
pub fn try_to_send(
    method: &str,
    address: &str,
    path: &str,
    headers: &str,
    kind: &str,
    body: &str,
) -> std::io::Result<Option<Answer>> {
    let host = address.strip_prefix("http://").unwrap();
    let mut stream = TcpStream::connect(host)?;
    let length = body.len();
    // HTTP/1.0: the answer ends when the connection does.
    write!(
        stream,
        "{method} {path} HTTP/1.0\r\nHost: {host}\r\n{headers}Content-Type: {kind}\r\n\
         Content-Length: {length}\r\n\r\n{body}"
    )?;
    let mut text = String::new();
    stream.read_to_string(&mut text)?;
    let Some((head, body)) = text.split_once("\r\n\r\n") else { return Ok(None) };
    let announced = head.lines().find_map(|line| line.strip_prefix("content-length: ")?.parse().ok());
    if announced.is_some_and(|announced: usize| announced != body.len()) {
        return Ok(None);
    }
    let status = head.split(' ').nth(1).unwrap().parse().unwrap();
    Ok(Some(Answer { status, head: head.to_owned(), body: body.to_owned() }))
}
