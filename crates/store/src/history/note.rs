//! From a change of a record to the entries that tell of it.

use dongbo_sync::reconcile::Overruled;
use dongbo_sync::{Attempt, Entity, Field, Record};
use serde_json::Value;

use super::entry::{Action, FieldChange, HistorySide, Overrule, Sides};

/// An entry on its way into the history.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct NewEntry {
    pub entity: Entity,
    pub local: Option<i64>,
    /// The last of the records that were born together.
    pub last_local: Option<i64>,
    pub remote: Option<i64>,
    pub label: String,
    pub side: HistorySide,
    pub action: Action,
    pub fields: Vec<FieldChange>,
}

/// Records that came into being together, by our ids.
#[derive(Debug, Default)]
pub(crate) struct Births {
    ids: Vec<i64>,
    first: Option<(i64, String)>,
}

impl Births {
    /// One more.
    pub fn add(&mut self, local: i64, remote: i64, label: impl FnOnce() -> String) {
        if self.ids.is_empty() {
            self.first = Some((remote, label()));
        }
        self.ids.push(local);
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.ids.len()
    }

    /// One entry for each stretch of ids; a single record keeps its name.
    pub fn entries(mut self, entity: Entity) -> Vec<NewEntry> {
        self.ids.sort_unstable();
        let mut entries: Vec<NewEntry> = Vec::new();
        for id in &self.ids {
            if let Some(last) = entries.last_mut()
                && last.last_local.or(last.local) == Some(id - 1)
            {
                last.last_local = Some(*id);
                continue;
            }
            entries.push(NewEntry {
                entity,
                local: Some(*id),
                last_local: None,
                remote: None,
                label: String::new(),
                side: HistorySide::KiotViet,
                action: Action::Created,
                fields: Vec::new(),
            });
        }
        if let ([only], Some((remote, label))) = (entries.as_mut_slice(), self.first)
            && only.last_local.is_none()
        {
            only.remote = Some(remote);
            only.label = label;
        }
        entries
    }
}

/// A record before a change, and whether it was in use.
pub(crate) struct Before<R> {
    pub record: R,
    pub archived: bool,
}

/// What a change did to both sides of a record that was there already.
pub(crate) struct ChangeSeen<'a, R: Record> {
    pub local: Option<i64>,
    pub remote: Option<i64>,
    /// Ours before and after, where it is known.
    pub ours: Option<(&'a Before<R>, &'a Before<R>)>,
    /// Theirs before and after; the first missing where nothing was known of it.
    pub theirs: (Option<&'a R>, Option<&'a R>),
    pub was_gone: bool,
    pub is_gone: bool,
    /// The link is new.
    pub joined: bool,
    /// What we had sent when this came back.
    pub attempt: Option<&'a Attempt<R>>,
    pub overruled: &'a [Overruled<R::Field>],
}

/// The entries that tell of a change.
pub(crate) fn entries_of_change<R: Record>(seen: &ChangeSeen<'_, R>) -> Vec<NewEntry> {
    let ours = seen.ours.map(|(before, after)| (&before.record, &after.record));
    let theirs = match seen.theirs {
        (Some(before), Some(after)) => Some((before, after)),
        _ => None,
    };
    let mut fields = differences(ours, theirs);
    mark_overruled(&mut fields, seen.overruled);
    let went = seen.ours.is_some_and(|(before, after)| !before.archived && after.archived);
    let came = seen.ours.is_some_and(|(before, after)| before.archived && !after.archived);
    let label = seen
        .ours
        .map(|(_, after)| &after.record)
        .or(seen.theirs.1)
        .or(seen.theirs.0)
        .map(|record| record.label().to_owned())
        .unwrap_or_default();
    let entry = |side, action, fields: Vec<FieldChange>| NewEntry {
        entity: R::ENTITY,
        local: seen.local,
        last_local: None,
        remote: seen.remote,
        label: label.clone(),
        side,
        action,
        fields,
    };
    use HistorySide::{Abaha, KiotViet};
    let whole = if seen.joined {
        Some(match seen.attempt {
            Some(Attempt::Create { .. }) => (Abaha, Action::SentCreated),
            _ => (KiotViet, Action::Linked),
        })
    } else if seen.is_gone && !seen.was_gone {
        Some(match seen.attempt {
            Some(Attempt::Delete { .. }) => (Abaha, Action::SentDeleted),
            _ => (KiotViet, Action::Archived),
        })
    } else if seen.was_gone && !seen.is_gone {
        Some((KiotViet, Action::Restored))
    } else if went {
        Some((KiotViet, Action::Archived))
    } else if came {
        Some((Abaha, Action::Restored))
    } else {
        None
    };
    if let Some((side, action)) = whole {
        return vec![entry(side, action, fields)];
    }
    let arrived = |row: &FieldChange| {
        row.side == Sides::KiotViet
            && R::Field::named(&row.field).is_some_and(|field| match seen.attempt {
                Some(Attempt::Change { sent, fields, .. }) => {
                    fields.contains(&field) && sent.show(field) == row.to
                }
                _ => false,
            })
    };
    let (sent, fields): (Vec<_>, Vec<_>) = fields.into_iter().partition(arrived);
    let (overruled, changed): (Vec<_>, Vec<_>) =
        fields.into_iter().partition(|field| field.overruled.is_some());
    let side = |fields: &[FieldChange]| {
        if fields.iter().any(|field| field.side.there()) { KiotViet } else { Abaha }
    };
    let mut entries = Vec::new();
    if !sent.is_empty() {
        entries.push(entry(Abaha, Action::SentChanged, sent));
    }
    if !changed.is_empty() {
        entries.push(entry(side(&changed), Action::Changed, changed));
    }
    if !overruled.is_empty() {
        entries.push(entry(side(&overruled), Action::Overruled, overruled));
    }
    entries
}

/// What differs between before and after, field by field: one row where both sides changed alike, else one for each.
pub(crate) fn differences<R: Record>(ours: Option<(&R, &R)>, theirs: Option<(&R, &R)>) -> Vec<FieldChange> {
    let ours = ours.filter(|(before, after)| before != after);
    let theirs = theirs.filter(|(before, after)| before != after);
    if ours.is_none() && theirs.is_none() {
        return Vec::new();
    }
    let of = |pair: Option<(&R, &R)>, field: R::Field| {
        let (before, after) = pair?;
        let (from, to) = (before.show(field), after.show(field));
        (from != to).then_some((from, to))
    };
    let mut rows = Vec::new();
    for field in R::fields() {
        let mut row = |side, (from, to): (Value, Value)| {
            let field = field.name().to_owned();
            rows.push(FieldChange { field, side, from, to, overruled: None, disputed: None });
        };
        match (of(ours, *field), of(theirs, *field)) {
            (Some(here), Some(there)) if here == there => row(Sides::Both, here),
            (here, there) => {
                there.into_iter().for_each(|there| row(Sides::KiotViet, there));
                here.into_iter().for_each(|here| row(Sides::Abaha, here));
            }
        }
    }
    rows
}

/// Says at each field that a value of it gave way, and by which rule; a field in which nothing was written gets a row.
fn mark_overruled<F: Field>(rows: &mut Vec<FieldChange>, overruled: &[Overruled<F>]) {
    for one in overruled {
        let mark = Overrule::of(one);
        let mut met = false;
        for row in rows.iter_mut().filter(|row| row.field == one.field.name()) {
            row.overruled = Some(mark.clone());
            met = true;
        }
        if !met {
            rows.push(FieldChange {
                field: one.field.name().to_owned(),
                side: Sides::Neither,
                from: Value::Null,
                to: Value::Null,
                overruled: Some(mark),
                disputed: None,
            });
        }
    }
}
