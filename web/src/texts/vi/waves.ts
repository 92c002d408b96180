export const waves = {
  title: 'Thay đổi bất thường',
  hint: 'Nhiều thay đổi đáng ngờ cùng lúc được giữ lại, chưa áp dụng, cho đến khi bạn xác nhận là đúng.',
  emptyTitle: 'Không có gì bất thường',
  emptyHint:
    'Nếu hàng loạt sản phẩm bỗng về 0, giảm giá một nửa, ngừng kinh doanh hay biến mất, chúng sẽ được giữ lại ở đây.',
  kind: {
    zeros: 'Tồn kho về 0',
    halved: 'Giá giảm từ một nửa trở lên',
    discontinued: 'Ngừng kinh doanh',
    vanished: 'Biến mất',
  },
  affected: '{{affected}} trên {{known}} {{entity}}',
  examples: 'Một vài ví dụ',
  since: 'Phát hiện {{time}}',
  state: {
    open: 'Chờ bạn xác nhận',
    allowed: 'Đã cho phép, áp dụng ở lần đồng bộ tới',
    refused: 'Đã giữ lại',
    closed: 'Đã xong',
  },
  allow: 'Đúng, hãy áp dụng',
  refuse: 'Không, giữ lại',
  allowTitle: 'Áp dụng {{affected}} thay đổi?',
  allowText: 'Lần đồng bộ tới sẽ ghi các thay đổi này vào Abaha. Hãy chắc chắn đây là chủ ý trên KiotViet.',
  allowed: 'Lần đồng bộ tới sẽ áp dụng',
  refused: 'Sẽ tiếp tục giữ lại',
  decidedBy: 'bởi {{name}}',
  brakeTitle: 'Nhiều {{entity}} biến mất trên KiotViet',
  brakeText:
    '{{gone}} trên {{known}} bản ghi không còn thấy trên KiotViet. Phần này đang dừng; trên Abaha mọi thứ vẫn nguyên.',
  brakeTextShort: 'Phần này đang dừng; trên Abaha mọi thứ vẫn nguyên.',
  brakeAllow: 'Đã xóa có chủ ý, đồng bộ tiếp',
  brakeAllowTitle: 'Ngừng dùng các bản ghi đã biến mất?',
  brakeAllowText: 'Các bản ghi này sẽ được lưu trữ trên Abaha và có thể khôi phục sau.',
  brakeAdvice:
    'Nếu không chủ ý: hãy kiểm tra quyền của kết nối API và khôi phục trên KiotViet, rồi đồng bộ lại.',
};
