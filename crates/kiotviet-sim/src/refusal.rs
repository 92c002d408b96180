//! Why the shop refuses something: the texts are KiotViet's own, as observed or documented, in Vietnamese.

use crate::records::ProductId;

macro_rules! refusals {
    ($($(#[$meta:meta])* $name:ident $(($($field:ty),+))? / $code:ident : $text:literal),+ $(,)?) => {
        /// A business or validation error: HTTP 420 over the API, a red line on the clerk's page.
        #[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
        pub enum Refusal {
            $($(#[$meta])* #[error($text)] $name $(($($field),+))?,)+
        }

        impl Refusal {
            /// The `errorCode` of the answer.
            pub const fn error_code(&self) -> &'static str {
                match self {
                    $(refusals!(@pattern $name $(($($field),+))?) => refusals!(@code $code),)+
                }
            }
        }
    };
    (@pattern $name:ident) => { Self::$name };
    (@pattern $name:ident ($($field:ty),+)) => { Self::$name(..) };
    (@code general) => { "KvException" };
    (@code product) => { "KvValidateProductException" };
}

refusals! {
    /// A deleted or unknown product, by id.
    ProductUnknown(ProductId) / general: "Product Code: : ProductId: {0}, Hàng hóa được chọn không tồn tại hoặc đã bị xóa khỏi hệ thống",
    /// A deleted or unknown product, by code.
    ProductCodeUnknown / product: "Hàng hóa được chọn không tồn tại hoặc đã bị xóa",
    /// No name, or one too long.
    ProductNameInvalid / product: "Tên sản phẩm không hợp lệ",
    /// Code in use.
    ProductCodeTaken(String) / product: "Mã hàng hóa {0} đã tồn tại",
    /// Barcode in use.
    BarcodeTaken(String) / product: "Mã vạch {0} đã tồn tại",
    /// Barcode above 16 characters.
    BarcodeTooLong / product: "Mã vạch không được vượt quá 16 ký tự",
    /// A further unit whose conversion is not above 1, or whose base is itself a unit.
    UnitInvalid / product: "Đơn vị tính quy đổi không hợp lệ",
    /// A variant with the attribute values of a sibling.
    VariantTaken / product: "Hàng hóa cùng loại với thuộc tính này đã tồn tại",
    /// A base unit that still has units.
    ProductHasUnits / product: "Không thể xóa hàng hóa đang có đơn vị tính quy đổi",
    /// A negative price.
    PriceInvalid / product: "Giá bán không hợp lệ",
    /// The known random failure of bulk updates.
    BulkUpdateEmpty / product: "Danh sách sản phẩm cập nhật rỗng",
    /// Brand unknown.
    TrademarkUnknown / product: "Thương hiệu không tồn tại",
    /// Category of a product, unknown.
    CategoryUnknown / product: "Nhóm hàng được chọn không tồn tại hoặc đã bị xóa khỏi hệ thống",
    /// Category name in use under the same parent.
    CategoryTaken / general: "Nhóm hàng đã có sẵn trên hệ thống",
    /// Category name missing or above 125 characters.
    CategoryNameInvalid / general: "Tên nhóm hàng không hợp lệ",
    /// Deeper than three levels.
    CategoryTooDeep / general: "Nhóm hàng chỉ được tối đa 3 cấp",
    /// A category below itself.
    CategoryCycle / general: "Nhóm hàng cha không hợp lệ",
    /// A category with products or children.
    CategoryInUse / general: "Không thể xóa nhóm hàng đang có hàng hóa hoặc nhóm hàng con",
    /// Branch unknown or closed.
    BranchUnknown / general: "Chi nhánh không tồn tại",
    /// The only branch left.
    LastBranch / general: "Không thể ngừng hoạt động chi nhánh duy nhất",
    /// *Cho phép đặt hàng* is off.
    OrdersOff / general: "Thiết lập “Cho phép đặt hàng” đang không được bật.",
    /// *Sử dụng tính năng giao hàng* is off.
    DeliveryOff / general: "Thiết lập “Sử dụng tính năng giao hàng.” đang không được bật",
    /// *Quản lý thu hộ tiền* is off.
    CodOff / general: "Thiết lập “Quản lý thu hộ tiền” đang không được bật",
    /// The time of a sale may not be changed.
    PurchaseTimeLocked / general: "Thiết lập “Không cho phép thay đổi thời gian bán hàng” đang được bật",
    /// Selling without stock is off and there is none.
    SellOutOfStockOff / general: "Thiết lập “Cho phép bán hàng khi hết tồn kho” đang không được bật",
    /// Not enough stock of a product, by full name.
    OutOfStock(String) / general: "Không đủ số lượng tồn kho cho sản phẩm {0}",
    /// Surcharges are off.
    SurchargesOff / general: "Chưa bật thu khác trong thiết lập cửa hàng",
    /// Surcharge unknown or inactive.
    SurchargeUnknown / general: "Thu khác không tồn tại",
    /// Surcharge code in use, possibly by an inactive one.
    SurchargeCodeTaken(String) / general: "Mã thu khác {0} đã tồn tại",
    /// Surcharge without a name.
    SurchargeNameInvalid / general: "Tên thu khác không hợp lệ",
    /// A document without lines.
    NoLines / general: "Danh sách hàng hóa không được để trống",
    /// A line of nothing.
    LineQuantity / general: "Vui lòng nhập số lượng lớn hơn 0 cho sản phẩm",
    /// Products stopped in the shop or at the branch, by code.
    ProductsStopped(String) / general: "Một số hàng hóa có trong đơn hàng đã ngừng kinh doanh ở chi nhánh hiện tại: {0}",
    /// A product that may not be sold directly, by code.
    ProductNotForSale(String) / general: "Hàng hóa {0} không được bán trực tiếp",
    /// Sale channel unknown.
    SaleChannelUnknown / general: "Kênh bán không tồn tại",
    /// Seller unknown.
    SellerUnknown / general: "Người bán không tồn tại hoặc đã bị xóa khỏi hệ thống",
    /// Bank account unknown.
    BankAccountUnknown / general: "Tài khoản ngân hàng không tồn tại",
    /// Payment method unknown.
    PaymentMethodUnknown / general: "Phương thức thanh toán không hợp lệ",
    /// A payment of nothing.
    PaymentAmount / general: "Số tiền thanh toán phải lớn hơn 0",
    /// Customer unknown or deleted.
    CustomerUnknown / general: "Khách hàng không hoạt động hoặc đã bị xóa khỏi hệ thống.",
    /// Customer of another branch, where customers are managed per branch.
    CustomerOfOtherBranch / general: "Khách hàng không thuộc chi nhánh hiện tại.",
    /// Customer code in use.
    CustomerCodeTaken(String) / general: "Mã khách hàng {0} đã tồn tại trong hệ thống.",
    /// Telephone in use.
    CustomerPhoneTaken(String) / general: "Số điện thoại {0} đã tồn tại trong hệ thống.",
    /// Customer without a name.
    CustomerNameInvalid / general: "Tên khách hàng không được để trống",
    /// Group unknown.
    CustomerGroupUnknown / general: "Nhóm khách hàng không tồn tại",
    /// Group name missing or in use.
    CustomerGroupTaken / general: "Nhóm khách hàng đã tồn tại trên hệ thống",
    /// Order unknown.
    OrderUnknown / general: "Đặt hàng không tồn tại hoặc đã bị xóa khỏi hệ thống",
    /// Order no longer open to this.
    OrderClosed(String) / general: "Không thể cập nhật đặt hàng {0} ở trạng thái hiện tại",
    /// Order already cancelled.
    OrderCancelled(String) / general: "Đặt hàng {0} không tồn tại hoặc đã bị hủy",
    /// Order with live invoices.
    OrderHasInvoices(String) / general: "Đặt hàng {0} đã có hóa đơn, không thể hủy",
    /// Invoice unknown.
    InvoiceUnknown / general: "Hóa đơn không tồn tại hoặc đã bị xóa khỏi hệ thống",
    /// Invoice already cancelled.
    InvoiceCancelled(String) / general: "Hóa đơn {0} không tồn tại hoặc đã bị hủy",
    /// Status that does not exist.
    StatusInvalid / general: "Trạng thái không hợp lệ",
    /// Price book unknown.
    PriceBookUnknown / general: "Bảng giá không tồn tại hoặc đã bị xóa khỏi hệ thống",
    /// Price book without a name, or ending before it begins.
    PriceBookInvalid / general: "Bảng giá không hợp lệ",
    /// Webhook unknown.
    WebhookUnknown / general: "Webhook không tồn tại",
    /// Event type unknown.
    WebhookTypeInvalid / general: "Loại webhook không hợp lệ",
    /// Address that is no URL.
    WebhookUrlInvalid / general: "Địa chỉ webhook không hợp lệ",
    /// The same type and address twice.
    WebhookTaken / general: "Webhook đã được đăng ký",
    /// Secret that is no Base64.
    WebhookSecretInvalid / general: "Secret không hợp lệ",
}
