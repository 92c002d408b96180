//! The rule of one field: which way its changes travel, and who prevails when both sides changed it.

use serde::{Deserialize, Serialize};

/// Which way changes of a field travel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// Both ways.
    Both,
    /// From KiotViet to Abaha only.
    In,
    /// From Abaha to KiotViet only.
    Out,
    /// Each side keeps its own; never compared.
    Apart,
}

impl Direction {
    /// Whether KiotViet's values come to Abaha.
    pub const fn comes_in(self) -> bool {
        matches!(self, Self::Both | Self::In)
    }

    /// Whether Abaha's values go to KiotViet.
    pub const fn goes_out(self) -> bool {
        matches!(self, Self::Both | Self::Out)
    }

    /// What is left of it where nothing can be sent to KiotViet.
    pub const fn inward(self) -> Self {
        if self.comes_in() { Self::In } else { Self::Apart }
    }
}

/// Who prevails when both sides changed a field to different values, and what becomes of an edit made against
/// the field's direction: it is undone when the side it should have come from takes precedence, else it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Precedence {
    /// KiotViet's value.
    KiotViet,
    /// Abaha's value.
    Abaha,
    /// Neither: a conflict is raised and a person chooses.
    Person,
}

/// One field's rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Rule {
    /// Which way changes travel.
    pub direction: Direction,
    /// Who prevails.
    pub precedence: Precedence,
}

/// One sentence in both languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Sentence {
    /// For the shopkeeper.
    pub vietnamese: &'static str,
    /// For everybody else.
    pub english: &'static str,
}

impl Rule {
    /// A rule of its two parts.
    pub const fn new(direction: Direction, precedence: Precedence) -> Self {
        Self { direction, precedence }
    }

    /// What the rule does, in one sentence.
    pub const fn explain(self) -> Sentence {
        use Direction::{Apart, Both, In, Out};
        use Precedence::{Abaha, KiotViet, Person};
        let (vietnamese, english) = match (self.direction, self.precedence) {
            (Both, KiotViet) => (
                "Sửa ở bên nào cũng được đồng bộ sang bên kia; nếu hai bên cùng sửa khác nhau thì lấy theo KiotViet.",
                "Edits travel both ways; when both sides changed it differently, KiotViet's value is taken.",
            ),
            (Both, Abaha) => (
                "Sửa ở bên nào cũng được đồng bộ sang bên kia; nếu hai bên cùng sửa khác nhau thì lấy theo Abaha.",
                "Edits travel both ways; when both sides changed it differently, Abaha's value is taken.",
            ),
            (Both, Person) => (
                "Sửa ở bên nào cũng được đồng bộ sang bên kia; nếu hai bên cùng sửa khác nhau thì chờ bạn chọn.",
                "Edits travel both ways; when both sides changed it differently, a person chooses.",
            ),
            (In, KiotViet) => (
                "Luôn lấy theo KiotViet; nội dung sửa trên Abaha sẽ được đưa về như trên KiotViet.",
                "Always follows KiotViet; an edit on Abaha is set back to KiotViet's value.",
            ),
            (In, Abaha) => (
                "Lấy từ KiotViet cho đến khi được sửa trên Abaha; sau đó giữ bản của Abaha và không gửi lên KiotViet.",
                "Comes from KiotViet until it is edited on Abaha; from then on Abaha's value stays, and is never sent.",
            ),
            (In, Person) => (
                "Lấy từ KiotViet, không gửi lên KiotViet; nếu cả hai bên cùng sửa khác nhau thì chờ bạn chọn.",
                "Comes from KiotViet and is never sent; when both sides changed it differently, a person chooses.",
            ),
            (Out, KiotViet) => (
                "Gửi từ Abaha lên KiotViet cho đến khi được sửa trên KiotViet; sau đó KiotViet giữ bản của mình.",
                "Goes from Abaha to KiotViet until it is edited there; from then on KiotViet keeps its own value.",
            ),
            (Out, Abaha) => (
                "Luôn lấy theo Abaha; nội dung sửa trên KiotViet sẽ được đưa về như trên Abaha.",
                "Always follows Abaha; an edit on KiotViet is set back to Abaha's value.",
            ),
            (Out, Person) => (
                "Gửi từ Abaha lên KiotViet, không lấy về; nếu cả hai bên cùng sửa khác nhau thì chờ bạn chọn.",
                "Goes from Abaha to KiotViet and never back; when both sides changed it differently, a person chooses.",
            ),
            (Apart, _) => (
                "Mỗi bên giữ nội dung riêng, không đồng bộ.",
                "Each side keeps its own; it is not synchronised.",
            ),
        };
        Sentence { vietnamese, english }
    }
}
