export const session = {
  title: 'Đăng nhập',
  welcome: 'Cửa hàng và quầy thu ngân, luôn khớp nhau.',
  token: 'Mã truy cập',
  tokenHint: 'Mã được hiện một lần khi tạo, bằng lệnh “dongbo token create” hoặc khi chạy bản dùng thử.',
  tokenMissing: 'Hãy nhập mã truy cập',
  signIn: 'Đăng nhập',
  signOut: 'Đăng xuất',
  account: 'Tài khoản',
};
