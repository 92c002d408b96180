//! Customers, for reading.

use std::collections::HashMap;

use dongbo_sync::ShopId;
use dongbo_sync::records::Customer;

use super::list::{Order, Search, fitting, ids, rows, typed};
use super::views::CustomerView;
use crate::conditions::Conditions;
use crate::error::Result;
use crate::page::{Page, Query, one_more};
use crate::search::Words;
use crate::session::{Row, Session};
use crate::shops;
use crate::store::Store;

const COLUMNS: &str =
    "code, name, phone, other_phone, email, kind, gender, birth_date, address, location, ward,
    organization, tax_code, comments";

fn view(row: &Row<'_>) -> Result<CustomerView> {
    Ok(CustomerView {
        id: row.get(0)?,
        remote_id: row.get(1)?,
        archived_at: row.get(2)?,
        code: row.get(3)?,
        name: row.get(4)?,
        phone: row.get(5)?,
        other_phone: row.get(6)?,
        email: row.get(7)?,
        kind: row.get(8)?,
        gender: row.get(9)?,
        birth_date: row.get(10)?,
        address: row.get(11)?,
        location: row.get(12)?,
        ward: row.get(13)?,
        organization: row.get(14)?,
        tax_code: row.get(15)?,
        comments: row.get(16)?,
        customer_groups: Vec::new(),
    })
}

impl Store {
    /// Customers, by our id; `q` finds by words of code, name and phones, or their beginnings.
    ///
    /// # Errors
    /// [`StoreError::NoSuchShop`](crate::StoreError::NoSuchShop), or when the database fails.
    pub async fn list_customers(&self, shop: ShopId, query: Query) -> Result<Page<CustomerView>> {
        self.find_customers(shop, None, query).await
    }

    /// The same, of one group only.
    ///
    /// # Errors
    /// As [`Store::list_customers`].
    pub async fn find_customers(
        &self,
        shop: ShopId,
        group: Option<i64>,
        query: Query,
    ) -> Result<Page<CustomerView>> {
        self.reading(move |session| {
            Box::pin(async move {
                shops::require(session, shop).await?;
                let limit = Query::rows(query.limit);
                let ids = match group {
                    Some(group) => of_group(session, shop, group, &query, one_more(limit)).await?,
                    None => {
                        let search = Search::Words(Words::Customers);
                        ids::<Customer>(session, shop, &query, search, one_more(limit)).await?
                    }
                };
                let customers = rows::<Customer, _>(session, shop, &ids, COLUMNS, view).await?;
                let mut page = Page::of(customers, limit, |customer| customer.id);
                add_groups(session, shop, &mut page.items).await?;
                Ok(page)
            })
        })
        .await
    }

    /// The one with that id.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn customer(&self, shop: ShopId, id: i64) -> Result<Option<CustomerView>> {
        self.reading(move |session| {
            Box::pin(async move {
                let mut customers = rows::<Customer, _>(session, shop, &[id], COLUMNS, view).await?;
                add_groups(session, shop, &mut customers).await?;
                Ok(customers.pop())
            })
        })
        .await
    }
}

async fn of_group(
    session: &mut Session,
    shop: ShopId,
    group: i64,
    query: &Query,
    limit: i64,
) -> Result<Vec<i64>> {
    let mut conditions = Conditions::of(shop);
    let group = conditions.put(group);
    conditions.and_that(&format!(
        "id IN (SELECT customer_id FROM customer_memberships WHERE shop = ?1 AND group_id = {group})"
    ));
    if let Some(wanted) = typed(query) {
        if wanted.is_empty() {
            return Ok(Vec::new());
        }
        let found = session.has_words("id", Words::Customers, shop, &wanted, &mut conditions)?;
        conditions.and_that(&found);
    }
    fitting::<Customer>(session, conditions, Order::BY_ID, query.after, limit).await
}

async fn add_groups(session: &mut Session, shop: ShopId, customers: &mut [CustomerView]) -> Result<()> {
    let keys: Vec<_> = customers.iter().map(|customer| [shop.into(), customer.id.into()]).collect();
    let pairs = session
        .query_many(
            "SELECT customer_id, group_id FROM customer_memberships
             WHERE shop = ?1 AND customer_id = ?2 AND group_id IS NOT NULL ORDER BY position",
            &keys,
            |row| Ok((row.get::<i64>(0)?, row.get::<i64>(1)?)),
        )
        .await?;
    let mut groups: HashMap<i64, Vec<i64>> = HashMap::new();
    for (customer, group) in pairs {
        groups.entry(customer).or_default().push(group);
    }
    for customer in customers {
        customer.customer_groups = groups.remove(&customer.id).unwrap_or_default();
    }
    Ok(())
}
