import { answer, choose, told } from './support/fields';
import { expect, look, people, picture, signIn, test } from './support/test';

test('the owner gives somebody access, changes what they may do, and takes it away', async ({
  page,
  ownWorld: world,
}) => {
  await signIn(page, world, 'owner', '/cua-hang/1/nguoi-dung');
  await page.getByRole('button', { name: 'Thêm người dùng' }).click();
  const form = page.getByRole('dialog');
  await form.getByRole('button', { name: 'Thêm người dùng' }).click();
  await expect(form.getByText('Hãy nhập tên', { exact: true })).toBeVisible();
  await form.getByLabel('Tên', { exact: true }).fill('Phạm Văn Minh');
  await form.getByLabel('Tên đăng nhập').fill('minh');
  await form.getByLabel('Mật khẩu', { exact: true }).fill('một mật khẩu đủ dài');
  await look(page);
  await form.getByRole('button', { name: 'Thêm người dùng' }).click();
  await told(page, 'Đã thêm người dùng');
  await expect(page.getByText('Phạm Văn Minh').first()).toBeVisible();
  await picture(page, 'nguoi-dung');

  const row = page.getByRole('row').or(page.getByRole('listitem')).filter({ hasText: 'Phạm Văn Minh' });
  await row.getByRole('button', { name: 'Sửa' }).click();
  await page
    .getByRole('dialog')
    .getByRole('checkbox', { name: /^Xử lý xung đột/ })
    .check();
  await page.getByRole('dialog').getByRole('button', { name: 'Lưu' }).click();
  await told(page, 'Đã lưu');
  await expect(row).toContainText(/xử lý xung đột/i);

  await row.getByRole('button', { name: 'Việc khác với Phạm Văn Minh' }).click();
  await page.getByRole('menuitem', { name: 'Đặt lại mật khẩu' }).click();
  await page.getByRole('dialog').getByLabel('Mật khẩu', { exact: true }).fill('một mật khẩu khác nữa');
  await look(page);
  await page.getByRole('dialog').getByRole('button', { name: 'Đặt lại mật khẩu' }).click();
  await told(page, 'Đã đổi mật khẩu');

  await row.getByRole('button', { name: 'Việc khác với Phạm Văn Minh' }).click();
  await page.getByRole('menuitem', { name: 'Khóa' }).click();
  await answer(page, 'Khóa');
  await expect(row.getByText('Đã khóa')).toBeVisible();
  await row.getByRole('button', { name: 'Việc khác với Phạm Văn Minh' }).click();
  await page.getByRole('menuitem', { name: 'Xóa người dùng' }).click();
  await answer(page, 'Xóa người dùng');
  await expect(row).toHaveCount(0);
});

test('a token is shown once, works, and is taken back', async ({ page, ownWorld: world }) => {
  await signIn(page, world, 'owner', '/cua-hang/1/nguoi-dung');
  await page.getByRole('button', { name: 'Tạo mã truy cập' }).click();
  await page.getByRole('dialog').getByLabel('Tên mã').fill('Máy in đơn');
  await look(page);
  await page.getByRole('dialog').getByRole('button', { name: 'Tạo mã truy cập' }).click();
  const token = await page.getByRole('dialog').locator('code').innerText();
  await look(page);
  const reads = async () => {
    const headers = { authorization: `Bearer ${token.trim()}` };
    return (await fetch(`${world.address}/api/v1/shops/1/products?limit=1`, { headers })).status;
  };
  expect(await reads()).toBe(200);
  await page.getByRole('button', { name: 'Tôi đã lưu mã' }).click();
  await page.getByRole('button', { name: 'Thu hồi mã Máy in đơn' }).click();
  await answer(page, 'Thu hồi');
  await told(page, 'Đã thu hồi mã Máy in đơn');
  expect(await reads()).toBe(401);
});

test('one changes one’s own password, after the present one, and signs in with it', async ({
  page,
  ownWorld: world,
  guard,
}) => {
  guard.expect(/4\d\d POST .*\/session\/password$/);
  await signIn(page, world, 'owner', '/cua-hang/1/tong-quan');
  await page.getByRole('button', { name: 'Tài khoản' }).click();
  await page.getByRole('menuitem', { name: 'Đổi mật khẩu' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('Mật khẩu hiện tại').fill('không phải');
  await form.getByLabel('Mật khẩu mới', { exact: true }).fill('mật khẩu hoàn toàn mới');
  await form.getByLabel('Nhập lại mật khẩu mới').fill('mật khẩu');
  await form.getByRole('button', { name: 'Lưu' }).click();
  await expect(form.getByText('Hai lần nhập chưa giống nhau')).toBeVisible();
  await form.getByLabel('Nhập lại mật khẩu mới').fill('mật khẩu hoàn toàn mới');
  await form.getByRole('button', { name: 'Lưu' }).click();
  await expect(form.getByRole('alert').first()).toBeVisible();
  await look(page);
  await form.getByLabel('Mật khẩu hiện tại').fill(people.owner.password);
  await form.getByRole('button', { name: 'Lưu' }).click();
  await told(page, 'Đã đổi mật khẩu');

  await page.getByRole('button', { name: 'Tài khoản' }).click();
  await page.getByRole('menuitem', { name: 'Đăng xuất' }).click();
  await page.getByLabel('Tên đăng nhập').fill(people.owner.login);
  await page.getByLabel('Mật khẩu', { exact: true }).fill('mật khẩu hoàn toàn mới');
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await expect(page.getByRole('heading', { name: 'Tổng quan' })).toBeVisible();
});

test('a customer is added and edited here, and is on KiotViet; removed and restored', async ({
  page,
  ownWorld: world,
}) => {
  await world.rest.PATCH('/api/v1/shops/{shop}/connection', {
    params: { path: { shop: world.shop } },
    body: { customers_enabled: true },
  });
  await signIn(page, world, 'owner', '/cua-hang/1/khach-hang');
  await page.getByRole('button', { name: 'Thêm khách hàng' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('Tên', { exact: true }).fill('Vũ Thị Hạnh');
  await form.getByLabel('Số điện thoại', { exact: true }).fill('0911222333');
  await choose(page, 'Giới tính', 'Nữ');
  await look(page);
  await form.getByRole('button', { name: 'Thêm khách hàng' }).click();
  await expect(page.getByRole('heading', { name: 'Vũ Thị Hạnh' })).toBeVisible();
  await expect(page.getByText('Có ở hai bên')).toBeVisible();

  await page.getByRole('button', { name: 'Sửa' }).click();
  await form.getByLabel('Địa chỉ').fill('5 Lý Thường Kiệt');
  await form.getByRole('button', { name: 'Lưu' }).click();
  await told(page, 'Đã lưu');
  await expect(async () => {
    const there = await world.kiotviet.read<{ data: { name: string; address?: string }[] }>(
      '/customers?contactNumber=0911222333',
    );
    expect(there.data).toMatchObject([{ name: 'Vũ Thị Hạnh', address: '5 Lý Thường Kiệt' }]);
  }).toPass();
  await look(page);

  await page.getByRole('button', { name: 'Xóa' }).click();
  await answer(page, 'Xóa');
  await expect(page.getByText('Khách hàng đã ngừng dùng', { exact: false })).toBeVisible();
  await page.getByRole('button', { name: 'Khôi phục' }).click();
  await told(page, 'Đã khôi phục khách hàng');
});
