//! The whole catalogue as a page of Markdown, Vietnamese first.

use std::fmt::Write as _;

use crate::{Area, Audience, Entry, Language, Severity, entries};

const INTRODUCTION: &str = "\
# Mã lỗi · Error codes

Mỗi lỗi mà dongbo báo ra đều có một mã cố định, một nguyên nhân và một cách xử lý. Tìm mã bạn thấy trên màn hình trong
trang này. Chữ trong ‹…› được thay bằng giá trị thật.

Every failure that dongbo shows has a stable code, a cause and a way out. Look for the code that you see.
Words in ‹…› stand for the real values.

<!-- This page is made from crates/catalogue/src/texts: `UPDATE_DOCS=1 cargo test -p dongbo-catalogue` writes it anew. -->
";

/// The page that stands in the repository as `docs/errors.md`.
pub fn markdown() -> String {
    let mut page = INTRODUCTION.to_owned();
    // Writing to a string cannot fail.
    let _ =
        contents(&mut page).and_then(|()| Area::ALL.iter().try_for_each(|area| section(&mut page, *area)));
    page
}

fn both(area: Area) -> String {
    let [vietnamese, english] = Language::ALL.map(|language| area.title(language));
    if vietnamese == english { vietnamese.to_owned() } else { format!("{vietnamese} · {english}") }
}

fn contents(page: &mut String) -> std::fmt::Result {
    for area in Area::ALL {
        writeln!(page, "\n**{}**\n", both(area))?;
        for entry in entries().filter(|entry| entry.area == area) {
            let anchor = entry.code.as_str().to_lowercase();
            let [vietnamese, english] = Language::ALL.map(|language| entry.title(language));
            writeln!(page, "- [{}](#{anchor}): {vietnamese} · {english}", entry.code)?;
        }
    }
    Ok(())
}

fn section(page: &mut String, area: Area) -> std::fmt::Result {
    writeln!(page, "\n## {}", both(area))?;
    entries().filter(|entry| entry.area == area).try_for_each(|entry| one(page, entry))
}

fn one(page: &mut String, entry: &Entry) -> std::fmt::Result {
    writeln!(page, "\n### {}", entry.code)?;
    for language in Language::ALL {
        let message = entry.render(language, &[]);
        writeln!(page, "\n**{}.** {}\n", message.title, message.cause)?;
        for (number, step) in (1..).zip(&message.remedy) {
            writeln!(page, "{number}. {step}")?;
        }
    }
    writeln!(page, "\n*{} · {} · HTTP {}*", severity(entry.severity), audience(entry.who), entry.http_status)
}

const fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Info => "Thông tin (info)",
        Severity::Warning => "Cảnh báo (warning)",
        Severity::Error => "Lỗi (error)",
        Severity::Critical => "Nghiêm trọng (critical)",
    }
}

const fn audience(who: Audience) -> &'static str {
    match who {
        Audience::Owner => "chủ cửa hàng (owner)",
        Audience::Staff => "nhân viên (staff)",
        Audience::Operator => "người vận hành (operator)",
        Audience::Engineer => "kỹ thuật (engineer)",
    }
}
