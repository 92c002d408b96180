export const entities = {
  branches: 'Chi nhánh',
  points_of_sale: 'Điểm bán',
  categories: 'Danh mục',
  customer_groups: 'Nhóm khách hàng',
  products: 'Sản phẩm',
  stock: 'Tồn kho',
  price_lists: 'Bảng giá',
  customers: 'Khách hàng',
  orders: 'Đơn hàng',
};
