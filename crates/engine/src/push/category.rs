//! Nhóm hàng.

use async_trait::async_trait;
use dongbo_sync::records::{Category, CategoryField};
use dongbo_sync::text::match_key;
use dongbo_sync::{Local, Reference};
use jiff::Timestamp;
use kiotviet::api::categories::{CategoryQuery, CategoryWrite};
use kiotviet::ids::CategoryId;
use kiotviet::{Ability, Error as KiotVietError, ScanRequest, VietnamTime, wire};

use super::{Confirmed, Found, Pushed};
use crate::run::Run;

#[async_trait]
impl Pushed for Category {
    const ABILITY: Ability = Ability::WriteCatalogue;
    /// Whether KiotViet refuses a second category of the same name is not certain.
    const LOOKS_FIRST: bool = true;

    async fn create(run: &Run, _: Local<Self>, record: &Self) -> Result<Confirmed, KiotVietError> {
        let written = run.client.create_category(&write(record)).await?;
        Ok(confirmed(&written.answer.value))
    }

    /// KiotViet takes a category whole: fields that are not ours to send keep what is there.
    async fn change(
        run: &Run,
        remote: i64,
        ours: &Self,
        theirs: &Self,
        fields: &[CategoryField],
    ) -> Result<Confirmed, KiotVietError> {
        let mut wanted = theirs.clone();
        for field in fields {
            dongbo_sync::Record::take(&mut wanted, ours, *field);
        }
        let written = run.client.update_category(CategoryId(remote), &write(&wanted)).await?;
        Ok(Confirmed { remote, ..confirmed(&written.answer.value) })
    }

    async fn delete(run: &Run, remote: i64) -> Result<(), KiotVietError> {
        run.client.delete_category(CategoryId(remote)).await.map(|_| ())
    }

    /// By name under the same parent.
    async fn find(
        run: &Run,
        _: Local<Self>,
        record: &Self,
        _: Option<Timestamp>,
    ) -> Result<Found, KiotVietError> {
        let (rows, _) = run.client.all::<wire::Category>(ScanRequest::new(CategoryQuery::default())).await?;
        let wanted = (match_key(&record.name), parent(record).unwrap_or_default());
        Ok(rows
            .into_iter()
            .filter_map(|row| row.value.ok())
            .filter(|row| {
                let name = row.category_name.as_deref().map(match_key).unwrap_or_default();
                (name, row.parent().unwrap_or_default()) == wanted
            })
            .map(|row| row.category_id.get())
            .collect())
    }
}

fn parent(category: &Category) -> Option<CategoryId> {
    category.parent.as_ref().and_then(Reference::remote).map(|parent| CategoryId(parent.get()))
}

fn write(category: &Category) -> CategoryWrite {
    CategoryWrite::new(category.name.clone(), parent(category))
}

fn confirmed(row: &wire::Category) -> Confirmed {
    Confirmed {
        remote: row.category_id.get(),
        changed_at: row.modified_date.or(row.created_date).map(VietnamTime::timestamp),
    }
}
