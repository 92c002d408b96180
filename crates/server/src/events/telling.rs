//! What one listener has been told, and what comes next.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;

use axum::response::sse::Event;
use dongbo_store::{Pulse, Run};
use serde_json::json;
use tokio::time::Instant;

use super::pulses::Watch;
use crate::resources::RunView;

/// Up to where a listener has been told. It is the id of each event, so that any process goes on from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Place {
    /// The number of the last change of a list.
    latest: i64,
    /// The run that was told last, and when it had last said something.
    run: i64,
    run_at: i64,
}

impl Place {
    /// The place that an id names.
    pub(crate) fn read(id: &str) -> Option<Self> {
        let mut numbers = id.split('-').map(str::parse);
        let place =
            Self { latest: numbers.next()?.ok()?, run: numbers.next()?.ok()?, run_at: numbers.next()?.ok()? };
        numbers.next().is_none().then_some(place)
    }

    fn write(self) -> String {
        format!("{}-{}-{}", self.latest, self.run, self.run_at)
    }
}

/// One listener's stream.
pub(crate) struct Telling {
    watch: Watch,
    place: Option<Place>,
    /// May see the synchronisation, and so its runs.
    sees_runs: bool,
    ready: VecDeque<Event>,
    until: Instant,
    begun: bool,
}

impl Telling {
    /// From that place on; without one, from now on.
    pub(crate) fn new(watch: Watch, place: Option<Place>, sees_runs: bool, longest: Duration) -> Self {
        let until = Instant::now() + longest;
        Self { watch, place, sees_runs, ready: VecDeque::new(), until, begun: false }
    }

    /// The next event; none when the stream is over.
    pub(crate) async fn next(&mut self) -> Option<Event> {
        loop {
            if let Some(event) = self.ready.pop_front() {
                return Some(event);
            }
            if self.begun {
                let Watch { pulse, stopping } = &mut self.watch;
                tokio::select! {
                    changed = pulse.changed() => changed.ok()?,
                    _ = stopping.wait_for(|stopping| *stopping) => return None,
                    () = tokio::time::sleep_until(self.until) => return None,
                }
            }
            self.begun = true;
            let pulse = Arc::clone(&self.watch.pulse.borrow_and_update());
            self.take(&pulse);
        }
    }

    fn take(&mut self, pulse: &Pulse) {
        let run_at = |run: &Run| run.updated_at.as_millisecond();
        let now = Place {
            latest: pulse.latest,
            run: pulse.run.as_ref().map_or(0, |run| run.id.0),
            run_at: pulse.run.as_ref().map_or(0, run_at),
        };
        let (tell_run, since) = match self.place {
            // Whoever just came is shown what is under way, and reads the lists by itself.
            None => (pulse.run.as_ref().is_some_and(|run| run.finished_at.is_none()), now.latest),
            // A place beyond ours is of another database: everything is new.
            Some(place) if place.latest > now.latest => (true, 0),
            Some(place) => ((place.run, place.run_at) != (now.run, now.run_at), place.latest),
        };
        let lists = pulse.changed_since(since);
        if let Some(run) = pulse.run.as_ref().filter(|_| tell_run && self.sees_runs) {
            // Whoever is cut off between the two events is told of the lists again.
            let id = Place { latest: since, ..now }.write();
            self.push("run", &id, serde_json::to_string(&RunView::from(run.clone())));
        }
        if !lists.is_empty() {
            self.push("changed", &now.write(), serde_json::to_string(&json!({ "entities": lists })));
        }
        if self.place.is_none() && self.ready.is_empty() {
            // An id without data: the browser remembers its place and tells nobody.
            self.ready.push_back(Event::default().id(now.write()).comment("here"));
        }
        self.place = Some(now);
    }

    fn push(&mut self, name: &str, id: &str, data: serde_json::Result<String>) {
        match data {
            Ok(data) => self.ready.push_back(Event::default().event(name).id(id).data(data)),
            Err(error) => tracing::error!(%error, name, "an event cannot be written"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_leads_back_to_its_place() {
        let place = Place { latest: 7, run: 3, run_at: 1_732_000_000_123 };
        assert_eq!(Place::read(&place.write()), Some(place));
        for nonsense in ["", "7", "7-3", "7-3-x", "7-3-1-2", "-"] {
            assert_eq!(Place::read(nonsense), None, "{nonsense}");
        }
    }
}
