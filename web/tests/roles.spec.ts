import { expect, signIn, test } from './support/test';

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
