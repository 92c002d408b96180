export const problems = {
  code: 'Mã lỗi {{code}}',
  about: 'Tìm hiểu về lỗi này',
  whatToDo: 'Cách xử lý',
  cause: 'Nguyên nhân',
  who: 'Ai xử lý được',
  audience: {
    owner: 'Chủ cửa hàng',
    staff: 'Nhân viên',
    operator: 'Người vận hành Abaha',
    engineer: 'Kỹ thuật của Abaha',
  },
  request: 'Mã yêu cầu, để gửi khi cần hỗ trợ: {{id}}',
  notDone: 'Chưa thực hiện được',
  catalogueTitle: 'Mã lỗi',
};
