import { conflicts, everythingOn, refusedOrder, unreadable } from './support/happenings';
import { expect, look, people, signIn, test, type Role } from './support/test';

test('a staff member without rights neither sees the button nor can press it', async ({
  page,
  world,
  guard,
}) => {
  await signIn(page, world, 'staff', '/cua-hang/1/dong-bo');
  await expect(page.getByRole('heading', { name: 'Tình hình đồng bộ' })).toBeVisible();
  await expect(page.getByRole('button', { name: /Đồng bộ$/ })).toBeHidden();

  await page.goto(`${world.address}/cua-hang/1/dong-bo/ket-noi`);
  await expect(page.getByText('Bạn chưa có quyền làm việc này')).toBeVisible();

  guard.expect(/403 POST .*\/runs$/);
  const status = await page.evaluate(async () => {
    const response = await fetch('/api/v1/shops/1/runs', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    return response.status;
  });
  expect(status).toBe(403);
});

test('the owner sees what only the operator may switch, and cannot switch it', async ({ page, world }) => {
  await signIn(page, world, 'owner', '/cua-hang/1/dong-bo/cai-dat');
  await expect(page.getByRole('switch', { name: 'Đồng bộ đơn hàng' })).toBeDisabled();
  await expect(page.getByRole('switch', { name: 'Tự động không thời hạn' })).toBeDisabled();
});

test('the operator switches always-on, and the owner then sees it', async ({ page, ownWorld: world }) => {
  await signIn(page, world, 'operator', '/cua-hang/1/dong-bo/cai-dat');
  const always = page.getByRole('switch', { name: 'Tự động không thời hạn' });
  await expect(always).not.toBeChecked();
  await always.click();
  await expect(always).toBeChecked();

  await page.getByRole('button', { name: 'Tài khoản' }).click();
  await page.getByRole('menuitem', { name: 'Đăng xuất' }).click();
  await expect(page).toHaveURL(/\/dang-nhap/);
  await signIn(page, world, 'owner', '/cua-hang/1/dong-bo');
  await expect(page.getByText('Luôn bật')).toBeVisible();
});

test('a staff member who may only look sees what waits, and nothing to decide with', async ({
  page,
  quietWorld: world,
}) => {
  await everythingOn(world);
  await conflicts(world, 0, 1);
  await refusedOrder(world);
  await unreadable(world);
  await signIn(page, world, 'staff', '/cua-hang/1/dong-bo/xung-dot');
  const pages: [string, string, RegExp][] = [
    ['xung-dot', 'Tên của Abaha 1', /^(Lấy theo|Nhập giá trị khác)/],
    ['loi', 'Products', /^Thử lại/],
    ['cho-gui', 'Sẽ thử lại', /gửi lại/i],
    ['lich-su', 'Lịch sử đồng bộ', /^Hoàn tác/],
    ['xem-truoc', 'Xem trước', /^Tạo bản xem trước/],
    ['cai-dat/ket-noi', 'Kết nối KiotViet', /^Đổi thông tin kết nối/],
  ];
  for (const [path, seen, forbidden] of pages) {
    await page.goto(`${world.address}/cua-hang/1/dong-bo/${path}`);
    await expect(
      page
        .getByRole('main')
        .getByText(path === 'loi' ? /KiotViet: \d+/ : seen)
        .first(),
    ).toBeVisible();
    await expect(page.getByRole('main').getByRole('button', { name: forbidden })).toHaveCount(0);
    await expect(page.getByRole('main').getByRole('checkbox')).toHaveCount(0);
    await look(page);
  }
  await page.goto(`${world.address}/cua-hang/1/dong-bo/xung-dot`);
  await expect(
    page.getByText('Chủ cửa hàng có thể cấp quyền “Xử lý xung đột”', { exact: false }),
  ).toBeVisible();

  await page.goto(`${world.address}/cua-hang/1/dong-bo/cai-dat`);
  for (const field of await page.getByRole('main').getByRole('switch').all())
    await expect(field).toBeDisabled();
});

test('each sees the menu of their role, and no more behind it', async ({ page, world, guard }) => {
  guard.expect(/403 GET /, /404 GET /);
  const menus = {
    staff: { sees: ['Tổng quan', 'Đồng bộ', 'Nhật ký'], lacks: ['Người dùng', 'Tất cả cửa hàng'] },
    owner: { sees: ['Người dùng', 'Đồng bộ', 'Nhật ký'], lacks: ['Tất cả cửa hàng'] },
    operator: { sees: ['Tất cả cửa hàng', 'Người dùng'], lacks: [] },
  } as const;
  for (const [role, { sees, lacks }] of Object.entries(menus)) {
    await page.context().clearCookies();
    await signIn(page, world, role as Role, '/cua-hang/1/tong-quan');
    await expect(page.getByRole('heading', { name: 'Tổng quan' })).toBeVisible();
    const opener = page.getByRole('button', { name: 'Mở menu' });
    if (await opener.isVisible()) await opener.click();
    const menu = page.getByRole('navigation', { name: 'Menu chính' });
    for (const entry of sees) await expect(menu.getByRole('link', { name: entry })).toBeVisible();
    for (const entry of lacks) await expect(menu.getByRole('link', { name: entry })).toHaveCount(0);
  }

  await page.context().clearCookies();
  await signIn(page, world, 'staff', '/cua-hang/1/nguoi-dung');
  await expect(page.getByRole('alert').first()).toBeVisible();
  await expect(page.getByText(people.owner.name)).toHaveCount(0);
  await page.goto(`${world.address}/tat-ca-cua-hang`);
  await expect(page.getByRole('alert').first()).toBeVisible();
  await page.goto(`${world.address}/cua-hang/2/tong-quan`);
  await expect(page.getByText('Không có trang này')).toBeVisible();
});
