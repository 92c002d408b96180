export const overview = {
  title: 'Tổng quan',
  records: 'Dữ liệu của cửa hàng',
  activity: '24 giờ qua',
  activityLabel: 'Số thay đổi theo từng giờ trong 24 giờ qua',
  activitySum: '{{from}} thay đổi từ KiotViet, {{to}} gửi lên KiotViet',
  fromKiotviet: 'Từ KiotViet',
  toKiotviet: 'Lên KiotViet',
  pace: 'Nhanh chậm',
  delay: 'Thay đổi trên KiotViet về tới đây sau',
  delayUnknown: 'Chưa có thay đổi nào',
  quota: 'Lượt gọi KiotViet trong một giờ',
  quotaLeft: 'Còn {{left}} trên {{limit}} lượt',
};
