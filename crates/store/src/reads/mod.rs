//! Reads for the REST API and the command line.

// What they show.
pub mod views;

use dongbo_sync::ShopId;

use crate::error::Result;
use crate::page::{Page, Query};
use crate::store::{Store, unfinished};
use views::*;

macro_rules! skeleton {
    ($($list:ident $one:ident $view:ident $detail:ident),+ $(,)?) => {
        #[allow(unused_variables, missing_docs)]
        impl Store {
            $(pub async fn $list(&self, shop: ShopId, query: Query) -> Result<Page<$view>> { unfinished() }
            pub async fn $one(&self, shop: ShopId, id: i64) -> Result<Option<$detail>> { unfinished() })+
            pub async fn list_price_entries(&self, shop: ShopId, list: i64, query: Query) -> Result<Page<PriceEntryView>> { unfinished() }
            pub async fn counts(&self, shop: ShopId) -> Result<Counts> { unfinished() }
        }
    };
}
skeleton!(
    list_points_of_sale point_of_sale PointOfSaleView PointOfSaleView,
    list_categories category CategoryView CategoryView,
    list_customer_groups customer_group CustomerGroupView CustomerGroupView,
    list_products product ProductView ProductDetails,
    list_price_lists price_list PriceListView PriceListView,
    list_customers customer CustomerView CustomerView,
    list_orders order OrderView OrderView,
);
