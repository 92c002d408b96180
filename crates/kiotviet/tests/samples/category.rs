//! Categories (nhóm hàng).

use kiotviet::api::categories::{CategoryQuery, CategoryWrite};
use kiotviet::ids::*;
use kiotviet::wire::*;

use crate::read::*;
use crate::sent::*;

fn category(c: &Category) -> String {
    let children: Vec<String> = c.children.iter().map(category).collect();
    format!(
        "{}<{}:{}({})",
        c.category_id,
        c.parent().map_or(0, CategoryId::get),
        text(&c.category_name),
        children.join(",")
    )
}

/// What a sample says, in a line; none for those of other subjects.
pub fn describe(name: &str, body: &str) -> Option<String> {
    Some(match name {
        // The sample is ordered by name; the route's own default, not what the client asks for.
        "categories_list_flat" | "categories_list_tree" => {
            list::<Category>(body, CategoryQuery { tree: name.ends_with("tree") }, category)
        }
        "category_get_unwrapped" | "category_get_wrapped" | "category_write_response" => {
            single(body, category)
        }
        "delete_ok" => message(body),
        _ => return None,
    })
}

#[test]
fn samples_are_read() {
    insta::assert_snapshot!(table(describe), @r###"
    categories_list_flat: [910011<910010:Áo thun(); 910099<0:Khác(); 910001<0:Sữa và bột dinh dưỡng(); 910002<910001:Sữa bột(); 910003<910002:Sữa bột cho bé 0-6 tháng(); 910010<0:Thời trang()] removed [910050, 910051]
    categories_list_tree: [910099<0:Khác(); 910001<0:Sữa và bột dinh dưỡng(910002<910001:Sữa bột(910003<910002:Sữa bột cho bé 0-6 tháng())); 910010<0:Thời trang(910011<910010:Áo thun())]
    category_get_unwrapped: 910002<910001:Sữa bột(910003<910002:Sữa bột cho bé 0-6 tháng())
    category_get_wrapped: 910002<910001:Sữa bột(910003<910002:Sữa bột cho bé 0-6 tháng())
    category_write_response: 910012<910010:Phụ kiện()
    delete_ok: Xóa dữ liệu thành công
    "###);
}

#[test]
fn a_request_is_that_of_the_sample() {
    let request = CategoryWrite::new("Phụ kiện", Some(CategoryId(910010)));
    same("category_create_request", &sent(async |c| c.create_category(&request).await));
}
