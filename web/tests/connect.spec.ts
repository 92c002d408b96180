import { expect, look, picture, signIn, test } from './support/test';

test('a shop goes from nothing to everything in four steps', async ({ page, emptyWorld: world }) => {
  await signIn(page, world, 'owner', '/cua-hang/1/dong-bo');
  await expect(page.getByText('Chưa kết nối với KiotViet')).toBeVisible();
  await picture(page, 'chua-ket-noi');
  await page.getByRole('button', { name: 'Kết nối KiotViet' }).click();

  const { retailer, client_id, client_secret } = world.kiotviet.connection;
  await page.getByLabel('Tên kết nối').fill(retailer);
  await page.getByLabel('Client ID').fill(client_id);
  await page.getByLabel('Mã bảo mật').fill(client_secret);
  await look(page);
  await picture(page, 'ket-noi-tai-khoan');
  await page.getByRole('button', { name: 'Kiểm tra kết nối' }).click();

  await expect(page.getByText('KiotViet đã cho phép kết nối.')).toBeVisible();
  await page.getByLabel('Kênh bán hàng').click();
  await page.locator('.ant-select-item-option').first().click();
  await look(page);
  await picture(page, 'ket-noi-chi-nhanh');
  await page.getByRole('button', { name: 'Lưu kết nối' }).click();

  await expect(page.getByText('Đồng bộ những gì')).toBeVisible();
  await look(page);
  await picture(page, 'ket-noi-dong-bo-gi');
  await page.getByRole('button', { name: 'Tiếp tục' }).click();

  await look(page);
  await picture(page, 'ket-noi-lan-dau');
  await page.getByRole('button', { name: 'Đồng bộ ngay' }).click();

  await expect(page.getByText('Xong', { exact: true })).toBeVisible();
  const { data } = await world.rest.GET('/api/v1/shops/{shop}', { params: { path: { shop: world.shop } } });
  expect(data?.records).toMatchObject({ products: { live: 60, linked: 60 } });
});

test('what KiotViet refuses is said at the first step, and nothing is stored', async ({
  page,
  emptyWorld: world,
  guard,
}) => {
  guard.expect(/4\d\d POST .*\/connection\/test$/);
  await signIn(page, world, 'owner', '/cua-hang/1/dong-bo/ket-noi');
  await page.getByLabel('Tên kết nối').fill(world.kiotviet.connection.retailer);
  await page.getByLabel('Client ID').fill(world.kiotviet.connection.client_id);
  await page.getByLabel('Mã bảo mật').fill('sai');
  await page.getByRole('button', { name: 'Kiểm tra kết nối' }).click();
  await expect(page.getByRole('alert')).toContainText('Mã bảo mật');
  await look(page);

  const { data } = await world.rest.GET('/api/v1/shops/{shop}/connection', {
    params: { path: { shop: world.shop } },
  });
  expect(data?.connection).toBeFalsy();
});
