//! One bar for each entity.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use dongbo_engine::{Event, Progress};
use dongbo_sync::Entity;
use indicatif::{MultiProgress, ProgressBar, ProgressStyle};

use crate::language::Language;
use crate::screen::words;

/// Bars on a terminal: one for each entity, finished ones stay with their outcome.
pub struct Bars {
    language: Language,
    screen: MultiProgress,
    bars: Mutex<BTreeMap<Entity, ProgressBar>>,
}

impl Bars {
    /// An empty display.
    pub fn new(language: Language) -> Self {
        Self { language, screen: MultiProgress::new(), bars: Mutex::default() }
    }

    fn bar(&self, entity: Entity) -> ProgressBar {
        let mut bars = self.bars.lock().unwrap_or_else(PoisonError::into_inner);
        bars.entry(entity)
            .or_insert_with(|| {
                let bar = self.screen.add(ProgressBar::no_length().with_style(counting()));
                bar.set_prefix(words::entity(self.language, entity.name()));
                bar.enable_steady_tick(Duration::from_millis(120));
                bar
            })
            .clone()
    }
}

impl Progress for Bars {
    fn report(&self, event: Event) {
        match event {
            Event::StageStarted { entity, .. } => {
                self.bar(entity);
            }
            Event::Advanced { entity, seen, total } => {
                let bar = self.bar(entity);
                if let Some(total) = total.filter(|total| bar.length() != Some(*total)) {
                    bar.set_length(total.max(seen));
                    bar.set_style(measuring());
                }
                bar.set_position(seen);
            }
            Event::StageFinished { entity, counts } => {
                let bar = self.bar(entity);
                bar.set_style(finished());
                bar.finish_with_message(words::outcome(self.language, &counts));
            }
            Event::RunStarted { .. } | Event::Waiting { .. } | Event::Warning(_) => {
                if let Some(line) = words::event(self.language, &event) {
                    // A display that cannot be written to is no reason to stop a run.
                    let _ = self.screen.println(line);
                }
            }
        }
    }
}

fn style(template: &str) -> ProgressStyle {
    ProgressStyle::with_template(template)
        .unwrap_or_else(|_| ProgressStyle::default_bar())
        .progress_chars("━╸─")
}

fn counting() -> ProgressStyle {
    style("{spinner:.cyan} {prefix:17} {human_pos}")
}

fn measuring() -> ProgressStyle {
    style("{spinner:.cyan} {prefix:17} {bar:30.cyan} {human_pos}/{human_len}  {per_sec}  {eta}")
}

fn finished() -> ProgressStyle {
    style("{prefix:.green} {msg}").tick_chars("✓✓")
}
