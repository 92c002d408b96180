import { choose, told } from './support/fields';
import { product } from './support/goods';
import { expect, look, picture, signIn, test } from './support/test';

interface Row {
  id: number;
  code: string;
  name: string;
  fullName: string;
  basePrice: number;
  attributes?: { attributeName: string; attributeValue: string }[];
}

test('what may be edited here is edited here and arrives at KiotViet; whether it may is one choice', async ({
  page,
  ownWorld: world,
}) => {
  const { id, kiotvietId } = await product(world);
  await signIn(page, world, 'owner', `/cua-hang/1/san-pham/${id}`);
  await page.getByRole('link', { name: 'Sửa' }).click();
  await page.getByLabel(/^Tên/).fill('Trà sen Tây Hồ');
  await page.getByRole('button', { name: 'Lưu' }).click();
  await expect(page.getByRole('heading', { name: /^Trà sen Tây Hồ/ })).toBeVisible();
  await expect(async () => {
    expect((await world.kiotviet.read<Row>(`/products/${kiotvietId}`)).name).toBe('Trà sen Tây Hồ');
  }).toPass();

  await page.goto(`${world.address}/cua-hang/1/dong-bo/cai-dat/quy-tac`);
  await page.getByRole('button', { name: /Sản phẩm/ }).click();
  await choose(page, 'Hướng đồng bộ của Tên', 'KiotViet → Abaha');
  await told(page, /Đã lưu/);
  await expect(page.getByText('1 quy tắc khác mặc định')).toBeVisible();
  await page.goto(`${world.address}/cua-hang/1/san-pham/${id}/sua`);
  await expect(page.getByLabel(/^Tên/)).toBeDisabled();
  await expect(page.getByText(/^Chỉ sửa được trên KiotViet/).first()).toBeVisible();
  await look(page);
});

test('what the clerk edits on KiotViet shows here by itself, and its story can be gone back', async ({
  page,
  ownWorld: world,
}) => {
  const { id, kiotvietId } = await product(world, 1);
  await signIn(page, world, 'owner', `/cua-hang/1/san-pham/${id}`);
  await expect(page.getByText('Đã khớp KiotViet').first()).toBeVisible();
  await world.kiotviet.clerk('edit-product', { id: kiotvietId, price: 321_000 });
  await expect(page.getByText('321.000 ₫').first()).toBeVisible();
  await look(page);
  await picture(page, 'san-pham-chi-tiet');

  for (const part of ['Tồn kho', 'Giá', 'Lịch sử']) {
    await page.getByRole('tab', { name: part, exact: true }).click();
    await look(page);
    if (part === 'Tồn kho') await picture(page, 'co-the-ban');
  }
  await expect(page.getByRole('main').getByText('321.000 ₫').first()).toBeVisible();
});

test('a product with two colours is made here and becomes two on KiotViet', async ({
  page,
  ownWorld: world,
}) => {
  await signIn(page, world, 'owner', '/cua-hang/1/san-pham');
  await page.getByRole('link', { name: 'Thêm sản phẩm' }).click();
  await page.getByLabel('Tên', { exact: true }).fill('Ấm đất nung');
  const { data } = await world.rest.GET('/api/v1/shops/{shop}/categories', {
    params: { path: { shop: world.shop }, query: { limit: 1 } },
  });
  await choose(page, 'Danh mục', data!.items[0]!.name, data!.items[0]!.name);
  await page.getByRole('button', { name: 'Thêm thuộc tính' }).click();
  await page.getByLabel('Tên thuộc tính (MÀU)').fill('MÀU');
  const values = page.getByLabel('Các giá trị, cách nhau bằng dấu phẩy');
  for (const value of ['Nâu', 'Đen']) {
    await values.fill(value);
    await values.press('Enter');
  }
  await expect(page.getByLabel(/^Giá bán/)).toHaveCount(2);
  for (const [place, code] of ['AM-NAU', 'AM-DEN'].entries()) {
    await page
      .getByLabel(/^Mã hàng/)
      .nth(place)
      .fill(code);
    await page
      .getByLabel(/^Giá bán/)
      .nth(place)
      .fill('150000');
  }
  await look(page);
  await picture(page, 'them-san-pham');
  await page.getByRole('button', { name: /^Tạo/ }).click();

  await expect(page.getByRole('heading', { name: /^Ấm đất nung/ })).toBeVisible();
  await expect(page.getByText('Đã khớp KiotViet').first()).toBeVisible();
  for (const code of ['AM-NAU', 'AM-DEN']) {
    const there = await world.kiotviet.read<Row>(`/products/code/${code}`);
    expect(there).toMatchObject({ name: 'Ấm đất nung', basePrice: 150_000 });
    expect(there.attributes).toHaveLength(1);
  }
});

test('products that KiotViet has are ticked, pushed, and left as they are', async ({ page, world }) => {
  const known = [await product(world, 3), await product(world, 4)];
  await signIn(page, world, 'owner', '/cua-hang/1/san-pham');
  for (const { id } of known) {
    const row = page.getByRole('row').or(page.getByRole('listitem'));
    await row
      .filter({ has: page.locator(`a[href$="/san-pham/${id}"]`) })
      .getByRole('checkbox')
      .check();
  }
  await expect(page.getByText('Đã chọn 2 sản phẩm').last()).toBeVisible();
  await look(page);
  await page.getByRole('button', { name: 'Đẩy lên KiotViet' }).click();
  await told(page, 'Các sản phẩm này đã có trên KiotViet');
  await expect(page.getByText('Đã chọn 2 sản phẩm')).toHaveCount(0);
});

test('search, filters and place in the list are in the address, and columns are remembered', async ({
  page,
  world,
}, info) => {
  const { code, name } = await product(world, 2);
  await signIn(page, world, 'owner', '/cua-hang/1/san-pham');
  await page.getByRole('searchbox').fill(code);
  await expect(page).toHaveURL(new RegExp(`q=${code}`));
  await expect(page.getByRole('main').getByText(code).first()).toBeVisible();
  await page.reload();
  await expect(page.getByRole('searchbox')).toHaveValue(code);
  await expect(page.getByRole('main').getByRole('link', { name }).first()).toBeVisible();

  await page.getByRole('button', { name: 'Bỏ lọc' }).click();
  await expect(page).toHaveURL(/san-pham$/);
  await choose(page, 'Sắp xếp', 'Giá cao trước');
  await expect(page).toHaveURL(/sap-xep=dearest/);
  await page.getByRole('button', { name: 'Trang sau' }).click();
  await expect(page).toHaveURL(/trang=/);
  await page.goBack();
  await expect(page).not.toHaveURL(/trang=/);
  await page.getByRole('checkbox', { name: 'Hết hàng' }).click();
  await expect(page).toHaveURL(/het-hang=1/);
  await page.getByRole('searchbox').fill('không có hàng nào như thế');
  await expect(page.getByText('Không tìm thấy')).toBeVisible();
  await look(page);
  await page.getByRole('button', { name: 'Bỏ lọc' }).first().click();
  await picture(page, 'danh-sach-san-pham');

  // A phone shows cards, which have no columns.
  if (info.project.name === 'phone') return;
  await page.getByRole('button', { name: 'Cột' }).click();
  await page.getByRole('checkbox', { name: 'Mã vạch' }).check();
  await expect(page.getByRole('columnheader', { name: 'Mã vạch' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('columnheader', { name: 'Mã vạch' })).toBeVisible();
});
