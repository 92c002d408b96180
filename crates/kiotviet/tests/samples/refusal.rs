//! Errors and tokens.

use futures::executor::block_on;
use kiotviet::Error;

use crate::read::*;
use crate::support::*;

fn error(name: &str, body: &str) -> String {
    let status = match name {
        "error_401_token" => 401,
        "error_403_forbidden" => 403,
        "error_429_rate_limit" => 429,
        "error_500" => 500,
        "token_error_invalid_client" => 400,
        _ => 420,
    };
    let body = body.to_owned();
    let on_token = name.starts_with("token");
    let mut config = config();
    config.patience = Some(std::time::Duration::ZERO);
    let world = world_with(config, std::sync::Arc::new(kiotviet::UnlimitedBudget), move |request| {
        if is_token(request) && !on_token { token("t", 86_400) } else { answer(status, body.clone()) }
    });
    let error = block_on(world.client.settings()).unwrap_err();
    let kind = match &error {
        Error::Business { kind, .. } => format!("{kind:?}"),
        other => format!("{other:?}").split([' ', '{']).next().unwrap().to_owned(),
    };
    format!("{kind}: {}", error.message_for_people().unwrap_or("-"))
}

/// What a sample says, in a line; none for those of other subjects.
pub fn describe(name: &str, body: &str) -> Option<String> {
    Some(match name {
        _ if name.starts_with("error_") || name.starts_with("token_error") => error(name, body),
        "token_response" => {
            let body = body.to_owned();
            let world =
                world_with(config(), std::sync::Arc::new(kiotviet::UnlimitedBudget), move |request| {
                    if is_token(request) { answer(200, body.clone()) } else { answer(200, "{}") }
                });
            block_on(world.client.settings()).unwrap();
            world.transport.calls()[0].headers[1].1.clone()
        }
        _ => return None,
    })
}

#[test]
fn samples_are_read() {
    insta::assert_snapshot!(table(describe), @r###"
    error_401_token: Unauthorized: Token không hợp lệ hoặc đã hết hạn
    error_403_forbidden: Forbidden: Bạn không có quyền thực hiện chức năng này
    error_420_branch_unknown: BranchUnknown: Chi nhánh không tồn tại
    error_420_bulk_update_empty: TransientEmptyList: Danh sách sản phẩm cập nhật rỗng
    error_420_category_duplicate: DuplicateName: Nhóm hàng đã có sẵn trên hệ thống
    error_420_category_unknown: CategoryUnknown: Nhóm hàng được chọn không tồn tại hoặc đã bị xóa khỏi hệ thống
    error_420_customer_code_duplicate: DuplicateCode: Mã khách hàng KH000001 đã tồn tại trong hệ thống.
    error_420_customer_phone_duplicate: DuplicatePhone: Số điện thoại 0912345678 đã tồn tại trong hệ thống.
    error_420_customer_unknown: CustomerUnknown: Khách hàng không hoạt động hoặc đã bị xóa khỏi hệ thống.
    error_420_order_line_quantity: QuantityInvalid: Vui lòng nhập số lượng lớn hơn 0 cho sản phẩm
    error_420_order_product_inactive: ProductStopped: Một số hàng hóa có trong đơn hàng đã ngừng kinh doanh ở chi nhánh hiện tại: DV001
    error_420_out_of_stock: OutOfStock: Không đủ số lượng tồn kho cho sản phẩm Áo thun cotton cổ tròn - Trắng - M
    error_420_product_code_duplicate: DuplicateCode: Mã hàng hóa AT001 đã tồn tại
    error_420_product_code_unknown: ProductUnknown: Hàng hóa được chọn không tồn tại hoặc đã bị xóa
    error_420_product_deleted: ProductUnknown: Product Code: : ProductId: 30019999, Hàng hóa được chọn không tồn tại hoặc đã bị xóa khỏi hệ thống
    error_420_product_name_invalid: NameInvalid: Tên sản phẩm không hợp lệ
    error_420_sale_channel_unknown: SaleChannelUnknown: Kênh bán không tồn tại
    error_420_setting_delivery_off: FeatureOff(Delivery): Thiết lập “Sử dụng tính năng giao hàng.” đang không được bật
    error_420_setting_order_off: FeatureOff(Orders): Thiết lập “Cho phép đặt hàng” đang không được bật.
    error_420_setting_sell_out_of_stock_off: FeatureOff(SellOutOfStock): Thiết lập “Cho phép bán hàng khi hết tồn kho” đang không được bật
    error_420_surcharge_off: SurchargeOff: Chưa bật thu khác trong thiết lập cửa hàng
    error_429_rate_limit: RateLimited: Vượt quá giới hạn số lượng yêu cầu trong 1 giờ
    error_500: ServerError: Có lỗi xảy ra, vui lòng thử lại
    error_message_only: Other: Có lỗi xảy ra, vui lòng kiểm tra lại
    error_pascal_case: BranchUnknown: Chi nhánh không tồn tại
    token_error_invalid_client: TokenRefused: -
    token_response: Bearer eyJhbGciOiJSUzI1NiIsImtpZCI6InNhbXBsZSJ9.c2FtcGxl.c2FtcGxl
    "###);
}
