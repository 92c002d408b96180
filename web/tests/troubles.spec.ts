import { answer, told } from './support/fields';
import { conflicts, fallingPrices, faulty, run, unreadable, whole } from './support/happenings';
import { expect, look, picture, signIn, test } from './support/test';

test('a record that failed says why, fails again while the cause is there, and is well when it is mended', async ({
  page,
  quietWorld: world,
}) => {
  const id = await unreadable(world);
  await signIn(page, world, 'owner', '/cua-hang/1/dong-bo/loi');
  await expect(page.getByText(`Trên KiotViet: ${id}`)).toBeVisible();
  await page.locator('.ant-table-row-expand-icon, .ant-collapse-header').first().click();
  await expect(page.getByText('Mã lỗi KV-SERVER').first()).toBeVisible();
  await look(page);
  await picture(page, 'loi');

  const failure = async () => {
    const { data } = await world.rest.GET('/api/v1/shops/{shop}/failures', {
      params: { path: { shop: world.shop } },
    });
    return data!.items[0];
  };
  const reading = `GET /products/${id}`;
  await faulty(world, { [reading]: '{ server_error = {} }' });
  const again = page.getByRole('button', { name: new RegExp(`^Thử lại: .*${id}$`) });
  await again.click();
  await told(page, 'Đang thử lại');
  await expect(async () => expect((await world.kiotviet.faults())[reading]).toBeGreaterThan(0)).toPass();
  await page.reload();
  await expect(page.getByText(`Trên KiotViet: ${id}`)).toBeVisible();

  await whole(world);
  await again.click();
  await expect(page.getByText(`Trên KiotViet: ${id}`)).toBeHidden();
  await expect(page.getByText('Không có lỗi nào')).toBeVisible();
  expect(await failure()).toBeUndefined();
});

test('conflicts are decided together: the ticked ones for one side, one with a value of its own', async ({
  page,
  ownWorld: world,
}) => {
  const [first, second, third] = await conflicts(world, 0, 1, 2);
  await signIn(page, world, 'owner', '/cua-hang/1/dong-bo/xung-dot');
  await expect(page.getByText('Tên của Abaha 1').first()).toBeVisible();
  const card = (number: number) =>
    page
      .getByRole('main')
      .getByRole('listitem')
      .filter({ hasText: `Tên của KiotViet ${number}` });

  await card(3)
    .getByRole('button', { name: /^Nhập giá trị khác/ })
    .click();
  await page.getByRole('dialog').getByLabel('Tên').fill('Tên của cả hai');
  await look(page);
  await page.getByRole('dialog').getByRole('button', { name: 'Lưu' }).click();
  await expect(card(3)).toHaveCount(0);

  for (const number of [1, 2]) await card(number).getByRole('checkbox').check();
  await page
    .getByRole('group', { name: /2 xung đột đã chọn/ })
    .getByRole('button', { name: 'Lấy theo KiotViet' })
    .click();
  await answer(page, 'Lấy theo KiotViet');
  await expect(page.getByText('Không có xung đột nào')).toBeVisible();

  const here = async (id: number) => {
    const params = { path: { shop: world.shop, id } };
    return (await world.rest.GET('/api/v1/shops/{shop}/products/{id}', { params })).data?.name;
  };
  expect(await here(first!.id)).toBe('Tên của KiotViet 1');
  expect(await here(second!.id)).toBe('Tên của KiotViet 2');
  expect(await here(third!.id)).toBe('Tên của cả hai');
  await expect(async () => {
    const there = await world.kiotviet.read<{ name: string }>(`/products/${third!.kiotvietId}`);
    expect(there.name).toBe('Tên của cả hai');
  }).toPass();

  await page.getByText('Đã quyết định', { exact: true }).click();
  await expect(page.getByText('Đã lấy theo KiotViet').first()).toBeVisible();
  await look(page);
});

test('prices that fall by the dozen are held back until somebody agrees', async ({
  page,
  // A run by the clock would read some of them before the others have fallen.
  quietWorld: world,
}) => {
  await fallingPrices(world, 25);
  await signIn(page, world, 'owner', '/cua-hang/1/dong-bo/bat-thuong');
  await expect(page.getByText('Giá giảm từ một nửa trở lên')).toBeVisible();
  await look(page);
  await picture(page, 'bat-thuong');
  await page.getByRole('button', { name: 'Không, giữ lại' }).click();
  await expect(page.getByText('Đã giữ lại')).toBeVisible();
  await page.getByRole('button', { name: 'Đúng, hãy áp dụng' }).click();
  await answer(page, 'Đúng, hãy áp dụng');
  await run(world, {});
  await expect(page.getByText('Không có gì bất thường')).toBeVisible();
});
