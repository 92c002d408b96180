import { product } from './support/goods';
import { conflicts } from './support/happenings';
import { expect, look, picture, signIn, test } from './support/test';

test('the button reads what has changed, and the run tells what it did', async ({
  page,
  ownWorld: world,
}) => {
  await signIn(page, world, 'owner', '/cua-hang/1/dong-bo');
  await expect(page.getByText('Lần gần nhất')).toBeVisible();
  await picture(page, 'tinh-hinh');
  const { id, kiotvietId } = await product(world);
  await world.kiotviet.clerk('edit-product', { id: kiotvietId, price: 123_000 });
  await page.getByRole('button', { name: /Đồng bộ$/ }).click();
  await expect(async () => {
    const { data } = await world.rest.GET('/api/v1/shops/{shop}/products/{id}', {
      params: { path: { shop: world.shop, id } },
    });
    expect(Number(data?.base_price)).toBe(123_000);
  }).toPass();

  await page.getByRole('link', { name: 'Lịch sử' }).click();
  await page.locator('main a[href*="/lich-su/"]').last().click();
  await expect(page.getByRole('heading', { name: /Lần đồng bộ/ })).toBeVisible();
  await look(page);
  await picture(page, 'lan-dong-bo');
});

test('a conflict shows both values, and the one that is chosen stands on both sides', async ({
  page,
  ownWorld: world,
}) => {
  const [known] = await conflicts(world, 0);

  await signIn(page, world, 'owner', '/cua-hang/1/dong-bo/xung-dot');
  await expect(page.getByText('Tên của Abaha 1').first()).toBeVisible();
  await expect(page.getByText('Tên của KiotViet 1').first()).toBeVisible();
  await look(page);
  await picture(page, 'xung-dot');
  await page.getByRole('button', { name: /^Lấy theo Abaha: / }).click();

  await expect(page.getByText('Không có xung đột nào')).toBeVisible();
  await expect(async () => {
    const there = await world.kiotviet.read<{ name: string }>(`/products/${known!.kiotvietId}`);
    expect(there.name).toBe('Tên của Abaha 1');
  }).toPass();
});

test('the settings say what each switch means', async ({ page, world }) => {
  await signIn(page, world, 'operator', '/cua-hang/1/dong-bo/cai-dat');
  await expect(page.getByText('Đồng bộ những gì')).toBeVisible();
  await picture(page, 'cai-dat');
  for (const part of ['Quy tắc', 'Bán hàng', 'Kết nối']) {
    await page.getByRole('tab', { name: part }).click();
    await look(page);
  }
});
