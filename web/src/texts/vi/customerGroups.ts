export const customerGroups = {
  hint: 'Nhóm được tạo và đặt tên trên KiotViet, rồi về đây khi đồng bộ.',
  search: 'Tìm nhóm theo tên',
  name: 'Tên nhóm',
  description: 'Mô tả',
  prices: 'Bảng giá của nhóm',
  members: 'Xem khách trong nhóm',
  emptyTitle: 'Chưa có nhóm khách hàng nào',
  emptyHint: 'Tạo nhóm trên KiotViet rồi đồng bộ, nhóm sẽ hiện ở đây.',
};
