//! What happened, in words, and a hash of it: two runs of one seed must tell the same story.

use std::fmt::Write;
use std::sync::Arc;
use std::sync::Mutex;

use crate::executor::{Time, lock};

/// The story of one history.
#[derive(Clone)]
pub struct Trace {
    time: Arc<Time>,
    told: Arc<Mutex<Told>>,
}

struct Told {
    hash: u64,
    line: String,
    kept: Option<Vec<String>>,
}

impl Trace {
    /// A story; its lines are kept only where somebody wants to read them.
    pub fn new(time: Arc<Time>, keep: bool) -> Self {
        let told = Told { hash: 0xcbf2_9ce4_8422_2325, line: String::new(), kept: keep.then(Vec::new) };
        Self { time, told: Arc::new(Mutex::new(told)) }
    }

    /// Adds a line.
    pub fn tell(&self, line: std::fmt::Arguments<'_>) {
        let mut told = lock(&self.told);
        let told = &mut *told;
        told.line.clear();
        let now = self.time.now();
        // Writing to a string does not fail.
        let _ = write!(told.line, "{:>6}.{:03} ", now.div_euclid(1000), now.rem_euclid(1000));
        let _ = told.line.write_fmt(line);
        // FNV-1a, eight bytes at a time: stable, and quick enough for every line of every history.
        for chunk in told.line.as_bytes().chunks(8) {
            let mut word = [0; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            told.hash =
                (told.hash ^ u64::from_le_bytes(word)).wrapping_mul(0x0000_0100_0000_01b3).rotate_left(5);
        }
        if let Some(kept) = &mut told.kept {
            kept.push(told.line.clone());
        }
    }

    /// The hash of everything told so far.
    pub fn hash(&self) -> u64 {
        lock(&self.told).hash
    }

    /// The lines, where they were kept.
    pub fn take_lines(&self) -> Vec<String> {
        lock(&self.told).kept.take().unwrap_or_default()
    }
}

macro_rules! tell {
    ($trace:expr, $($words:tt)*) => { $trace.tell(format_args!($($words)*)) };
}
pub(crate) use tell;
