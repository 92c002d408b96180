import { answer, choose, told } from './support/fields';
import { sellable } from './support/happenings';
import { expect, look, signIn, test } from './support/test';

test('what the shop chooses is stored: directions, states, the surcharge, shadow mode, and rules go back', async ({
  page,
  ownWorld: world,
}) => {
  const params = { path: { shop: world.shop } };
  await signIn(page, world, 'owner', '/cua-hang/1/dong-bo/cai-dat');
  await choose(page, 'Hướng đồng bộ của Khách hàng', 'KiotViet → Abaha');
  await told(page, /Đã lưu/);
  await choose(page, 'Trạng thái đơn hàng', /^Theo từng bước/);
  await page.getByLabel('Mã thu khác').fill('PHISHIP');
  await page.getByRole('button', { name: 'Lưu' }).click();
  await page.getByRole('switch', { name: 'Chế độ quan sát' }).click();
  await expect(async () => {
    const { data } = await world.rest.GET('/api/v1/shops/{shop}/choices', { params });
    expect(data).toMatchObject({
      directions: { customers: 'in' },
      order_detail: 'fine',
      surcharge_code: 'PHISHIP',
      shadow: true,
    });
  }).toPass();
  await page.getByRole('link', { name: 'Tình hình' }).click();
  await expect(page.getByText('Chế độ quan sát đang bật')).toBeVisible();
  await look(page);

  await page.goto(`${world.address}/cua-hang/1/dong-bo/cai-dat/quy-tac`);
  await page.getByRole('button', { name: /Sản phẩm/ }).click();
  await choose(page, 'Hướng đồng bộ của Tên', 'Không đồng bộ');
  await expect(page.getByText('Khác mặc định', { exact: true })).toBeVisible();
  await look(page);
  await page.getByRole('button', { name: 'Về mặc định' }).click();
  await answer(page, 'Về mặc định');
  await expect(page.getByText('Khác mặc định', { exact: true })).toHaveCount(0);
});

test('selling without stock: the shop’s choice, and the exception of one product', async ({
  page,
  ownWorld: world,
}) => {
  const id = await sellable(world);
  const path = { shop: world.shop, id };
  const sells = async () => {
    const { data } = await world.rest.GET('/api/v1/shops/{shop}/products/{id}/sellable', {
      params: { path },
    });
    return data!.points_of_sale[0]!;
  };
  const before = (await sells()).sellable;
  await signIn(page, world, 'owner', '/cua-hang/1/ton-kho');
  await page.goto(`${world.address}/cua-hang/1/ton-kho/cai-dat`);
  await page.getByLabel('Giữ lại mỗi sản phẩm').fill('2');
  await page.getByRole('button', { name: 'Lưu' }).click();
  await told(page, 'Đã lưu');
  expect((await sells()).sellable).toBe(before - 2);

  await page.goto(`${world.address}/cua-hang/1/san-pham/${id}?muc=ton-kho`);
  await page.getByLabel('Giữ lại riêng').fill('3');
  await page.getByRole('switch', { name: 'Chỉ bán khi còn hàng' }).click();
  await page.getByRole('button', { name: 'Lưu' }).click();
  await told(page, 'Đã lưu');
  expect((await sells()).sellable).toBe(before - 3);
  await look(page);
});

test('a category is made below another, moved, deleted and restored', async ({ page, ownWorld: world }) => {
  await signIn(page, world, 'owner', '/cua-hang/1/danh-muc');
  await page.getByRole('button', { name: 'Thêm danh mục' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('Tên danh mục').fill('Quà Tết');
  await look(page);
  await form.getByRole('button', { name: 'Thêm danh mục' }).click();
  await told(page, 'Đã thêm danh mục');

  await page.getByRole('button', { name: 'Việc với danh mục Quà Tết' }).click();
  await page.getByRole('menuitem', { name: 'Thêm danh mục con' }).click();
  await form.getByLabel('Tên danh mục').fill('Hộp bánh');
  await form.getByRole('button', { name: 'Thêm danh mục' }).click();
  await expect(page.getByRole('link', { name: 'Hộp bánh' })).toBeVisible();
  await expect(async () => {
    const { data } = await world.kiotviet.read<{ data: { categoryName: string }[] }>(
      '/categories?pageSize=100',
    );
    expect(data.map(({ categoryName }) => categoryName)).toContain('Quà Tết');
  }).toPass();

  await page.getByRole('link', { name: 'Hộp bánh' }).click();
  await page.getByRole('button', { name: 'Sửa hoặc di chuyển' }).click();
  await form.getByLabel('Tên danh mục').fill('Hộp bánh kẹo');
  await form.getByRole('button', { name: 'Lưu' }).click();
  await told(page, 'Đã lưu');
  await expect(page.getByRole('heading', { name: 'Hộp bánh kẹo' })).toBeVisible();

  await page.getByRole('button', { name: 'Xóa' }).click();
  await answer(page, 'Xóa');
  await expect(page).toHaveURL(/danh-muc$/);
  await page.getByText('Đã xóa', { exact: true }).click();
  await look(page);
});
