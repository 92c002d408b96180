//! What goes wrong with KiotViet's calls.

use kiotviet_sim::generate::Draw;

/// How a call goes astray on its way to us.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Astray {
    /// Nobody hears of it, and KiotViet thinks that we did.
    Lost,
    /// It comes twice, the second time so many milliseconds later.
    Doubled(i64),
    /// It comes so many milliseconds late: others overtake it.
    Late(i64),
    /// It came, but KiotViet did not hear our answer and calls again.
    Unanswered,
    /// There was no connection; KiotViet calls again.
    Unreached,
    /// It comes with the body of the call before: the signature does not fit.
    Swapped,
    /// We answer that we are in trouble; KiotViet calls again.
    InTrouble,
    /// We answer what KiotViet does not like: it never calls there again.
    Rejected,
}

impl Astray {
    /// Some way.
    pub fn draw(draw: &mut Draw) -> Self {
        match draw.index(8) {
            0 | 1 => Self::Lost,
            2 => Self::Doubled(draw.between(0, 90_000)),
            3 => Self::Late(draw.between(1_000, 20 * 60_000)),
            4 => Self::Unanswered,
            5 => Self::Unreached,
            6 => Self::Swapped,
            _ => *draw.weighted(&[(2, Self::InTrouble), (1, Self::Rejected)]),
        }
    }
}
