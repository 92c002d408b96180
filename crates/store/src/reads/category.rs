//! Categories, for reading.

use std::collections::HashMap;

use dongbo_sync::ShopId;
use dongbo_sync::records::Category;
use dongbo_sync::text::search_key;
use serde::Serialize;
use utoipa::ToSchema;

use super::list::{Search, page, rows};
use super::views::CategoryView;
use crate::error::Result;
use crate::page::{Page, Query};
use crate::session::{Row, Session};
use crate::shops;
use crate::store::Store;

const COLUMNS: &str = "name, parent_id";

fn view(row: &Row<'_>) -> Result<CategoryView> {
    Ok(CategoryView {
        id: row.get(0)?,
        remote_id: row.get(1)?,
        archived_at: row.get(2)?,
        name: row.get(3)?,
        parent_id: row.get(4)?,
    })
}

/// A category with those below it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct CategoryBranch {
    /// The category.
    #[serde(flatten)]
    pub category: CategoryView,
    /// How many products, variants and units are in it itself; archived ones left out.
    pub products: u64,
    /// The same with those of all categories below it.
    pub products_in_all: u64,
    /// Those below it.
    #[schema(no_recursion)]
    pub children: Vec<CategoryBranch>,
}

impl Store {
    /// Categories, by our id; `q` finds by words of the name.
    ///
    /// # Errors
    /// [`StoreError::NoSuchShop`](crate::StoreError::NoSuchShop), or when the database fails.
    pub async fn list_categories(&self, shop: ShopId, query: Query) -> Result<Page<CategoryView>> {
        self.reading(move |session| {
            Box::pin(async move {
                page::<Category, _>(session, shop, &query, Search::Names, COLUMNS, view, |view| view.id).await
            })
        })
        .await
    }

    /// All categories as a tree, by name, with how many products are in each; archived ones left out. One whose parent is
    /// archived or has not arrived stands at the top.
    ///
    /// # Errors
    /// [`StoreError::NoSuchShop`](crate::StoreError::NoSuchShop), or when the database fails.
    pub async fn category_tree(&self, shop: ShopId) -> Result<Vec<CategoryBranch>> {
        self.reading(move |session| Box::pin(tree(session, shop))).await
    }

    /// The one with that id.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn category(&self, shop: ShopId, id: i64) -> Result<Option<CategoryView>> {
        self.reading(move |session| {
            Box::pin(async move { Ok(rows::<Category, _>(session, shop, &[id], COLUMNS, view).await?.pop()) })
        })
        .await
    }
}

async fn tree(session: &mut Session, shop: ShopId) -> Result<Vec<CategoryBranch>> {
    shops::require(session, shop).await?;
    let sql = "SELECT id FROM categories WHERE shop = ?1 AND archived_at IS NULL";
    let ids: Vec<i64> = session.query(sql, &[shop.into()], |row| row.get(0)).await?;
    let categories = rows::<Category, _>(session, shop, &ids, COLUMNS, view).await?;
    let counted: HashMap<i64, u64> = session
        .query(
            "SELECT category_id, count(*) FROM products
             WHERE shop = ?1 AND category_id IS NOT NULL AND archived_at IS NULL GROUP BY category_id",
            &[shop.into()],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
        .await?
        .into_iter()
        .collect();
    let mut below: HashMap<Option<i64>, Vec<CategoryView>> = HashMap::new();
    for category in categories {
        let parent = category.parent_id.filter(|parent| ids.contains(parent));
        below.entry(parent).or_default().push(category);
    }
    let mut roots = branches(None, &mut below, &counted);
    // What is its own ancestor hangs nowhere: it is shown at the top, cut open where it is met first.
    while let Some(lost) = below.keys().copied().min() {
        let category = below.get_mut(&lost).and_then(Vec::pop);
        if below.get(&lost).is_some_and(Vec::is_empty) {
            below.remove(&lost);
        }
        roots.extend(category.map(|category| branch(category, &mut below, &counted)));
    }
    Ok(roots)
}

fn branches(
    parent: Option<i64>,
    below: &mut HashMap<Option<i64>, Vec<CategoryView>>,
    counted: &HashMap<i64, u64>,
) -> Vec<CategoryBranch> {
    let mut categories = below.remove(&parent).unwrap_or_default();
    categories.sort_by_cached_key(|category| (search_key(&category.name), category.id));
    categories.into_iter().map(|category| branch(category, below, counted)).collect()
}

fn branch(
    category: CategoryView,
    below: &mut HashMap<Option<i64>, Vec<CategoryView>>,
    counted: &HashMap<i64, u64>,
) -> CategoryBranch {
    let children = branches(Some(category.id), below, counted);
    let products = counted.get(&category.id).copied().unwrap_or(0);
    let products_in_all = products + children.iter().map(|child| child.products_in_all).sum::<u64>();
    CategoryBranch { category, products, products_in_all, children }
}
