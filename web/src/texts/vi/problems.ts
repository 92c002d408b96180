export const problems = {
  code: 'Mã lỗi {{code}}',
  about: 'Tìm hiểu về lỗi này',
  whatToDo: 'Cách xử lý',
  cause: 'Nguyên nhân',
  who: 'Ai xử lý được',
  request: 'Mã yêu cầu, để gửi khi cần hỗ trợ: {{id}}',
  notDone: 'Chưa thực hiện được',
  catalogueTitle: 'Mã lỗi',
};
