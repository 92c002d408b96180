import { answer, told } from './support/fields';
import { unreadable } from './support/happenings';
import { expect, look, signIn, test } from './support/test';

test('the operator sees what ails the shops, has one cause tried again, and it is gone', async ({
  page,
  quietWorld: world,
}) => {
  await unreadable(world);
  await signIn(page, world, 'operator', '/tat-ca-cua-hang');
  const cause = page.getByRole('listitem').filter({ hasText: 'KV-SERVER' });
  await expect(cause).toContainText(/1 cửa hàng, \d bản ghi/);
  await look(page);

  await cause.getByRole('button', { name: 'Xem cửa hàng' }).click();
  await expect(page).toHaveURL(/code=KV-SERVER/);
  await expect(page.getByText(/^Chỉ cửa hàng gặp/)).toBeVisible();
  await expect(page.getByRole('main').getByRole('link', { name: 'Tiệm Hoa Sữa' })).toBeVisible();

  await cause.getByRole('button', { name: /^Đã xử lý/ }).click();
  await answer(page, 'Đã xử lý, thử lại');
  await told(page, /Đang thử lại \d bản ghi ở 1 cửa hàng/);
  await expect(async () => {
    const { data } = await world.rest.GET('/api/v1/shops/{shop}/failures', {
      params: { path: { shop: world.shop } },
    });
    expect(data?.items).toEqual([]);
  }).toPass();
  await page.reload();
  await page.getByRole('button', { name: 'Bỏ lọc' }).first().click();
  await expect(page.getByRole('main').getByRole('link', { name: 'Tiệm Hoa Sữa' })).toBeVisible();
  await expect(cause).toHaveCount(0);
});

test('the operator adds a shop, switches what it may, suspends it and lets it go on', async ({
  page,
  ownWorld: world,
}) => {
  await signIn(page, world, 'operator', '/tat-ca-cua-hang');
  await page.getByRole('button', { name: 'Thêm cửa hàng' }).click();
  await page.getByRole('dialog').getByLabel('Cửa hàng').fill('Tiệm Ngọc Lan');
  await look(page);
  await page.getByRole('dialog').getByRole('button', { name: 'Thêm cửa hàng' }).click();
  await expect(page.getByText('Chưa kết nối với KiotViet')).toBeVisible();
  await expect(page).toHaveURL(/\/cua-hang\/2\/dong-bo$/);

  await page.goto(`${world.address}/tat-ca-cua-hang`);
  await page.getByRole('button', { name: 'Bật tắt tính năng của Tiệm Hoa Sữa' }).click();
  for (const [name, on] of [
    ['Đồng bộ đơn hàng', false],
    ['Đồng bộ khách hàng', false],
    ['Luôn tự động', true],
  ] as const) {
    const toggle = page.getByRole('switch', { name });
    await expect(toggle).toBeChecked({ checked: !on });
    await toggle.click();
    await expect(toggle).toBeChecked({ checked: on });
  }
  await look(page);
  await page.getByRole('switch', { name: 'Tạm ngừng' }).click();
  await answer(page, 'Tạm ngừng');
  await expect(page.getByRole('switch', { name: 'Tạm ngừng' })).toBeChecked();
  const connection = async () =>
    (await world.rest.GET('/api/v1/shops/{shop}/connection', { params: { path: { shop: world.shop } } }))
      .data;
  expect(await connection()).toMatchObject({
    orders_enabled: false,
    customers_enabled: false,
    window: { always_on: true },
  });
  await page.getByRole('button', { name: 'Đóng' }).click();
  await page.getByRole('button', { name: /^1 Tạm ngừng/ }).click();
  await expect(page).toHaveURL(/state=suspended/);
  await expect(page.getByRole('main').getByRole('link', { name: 'Tiệm Hoa Sữa' })).toBeVisible();
  await expect(page.getByRole('main').getByRole('link', { name: 'Tiệm Ngọc Lan' })).toBeHidden();

  await page.getByRole('button', { name: 'Bật tắt tính năng của Tiệm Hoa Sữa' }).click();
  await page.getByRole('switch', { name: 'Tạm ngừng' }).click();
  await told(page, 'Đã lưu');
  await expect(page.getByText('Chưa có cửa hàng nào').or(page.getByText('Không tìm thấy'))).toBeVisible();
});
