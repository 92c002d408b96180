import { answer, choose, told } from './support/fields';
import { everythingOn, refusedOrder, sellable } from './support/happenings';
import { expect, look, picture, signIn, test, type World } from './support/test';

interface KiotVietOrder {
  status: number;
  total: number;
  description?: string;
}

const waits = 1;
const cancelled = 4;

async function productToSell(world: World) {
  const id = await sellable(world);
  const { data } = await world.rest.GET('/api/v1/shops/{shop}/products/{id}', {
    params: { path: { shop: world.shop, id } },
  });
  return data!;
}

test('an order for a new customer is placed, stands on KiotViet with the same total, and is cancelled on both sides', async ({
  page,
  ownWorld: world,
}) => {
  await everythingOn(world);
  const product = await productToSell(world);
  await signIn(page, world, 'owner', '/cua-hang/1/don-hang');
  await page.getByRole('link', { name: 'Bán hàng' }).click();

  await choose(page, 'Tìm sản phẩm theo tên, mã hoặc mã vạch', product.code, product.code);
  await page.getByLabel(`Số lượng của ${product.full_name}`).fill('2');
  await choose(page, 'Số điện thoại hoặc tên khách', 'Khách mới: 0987654321', '0987654321');
  await page.getByLabel('Tên khách').fill('Trần Thị Mới');
  await page.getByRole('switch', { name: 'Giao hàng tận nơi' }).click();
  await expect(page.getByLabel('Người nhận', { exact: true })).toHaveValue('Trần Thị Mới');
  await page.getByLabel('Địa chỉ').fill('12 Hàng Bông');
  await choose(page, 'Hình thức thanh toán', 'Thu hộ khi giao (COD)');
  await page.getByRole('textbox', { name: 'Ghi chú', exact: true }).fill('Gọi trước khi giao');
  await look(page);
  await picture(page, 'ban-hang');
  await page.getByRole('button', { name: 'Tạo đơn' }).click();

  await expect(page.getByRole('heading', { name: /^Đơn hàng / })).toBeVisible();
  await expect(page.getByText('Đã khớp')).toBeVisible();
  await expect(page.getByText('Trần Thị Mới').first()).toBeVisible();
  await look(page);
  await picture(page, 'don-hang');
  const id = Number(/\/don-hang\/(\d+)/.exec(page.url())?.[1]);
  const params = { path: { shop: world.shop, id } };
  const { data: order } = await world.rest.GET('/api/v1/shops/{shop}/orders/{id}', { params });
  expect(order!.total).toBe(2 * product.base_price);
  const there = () => world.kiotviet.read<KiotVietOrder>(`/orders/code/${order!.pos_code}`);
  expect(await there()).toMatchObject({ status: waits, total: order!.total });

  await page.getByRole('button', { name: 'Hủy đơn' }).click();
  await answer(page, 'Hủy đơn');
  await expect(page.getByText('Đã hủy', { exact: true }).first()).toBeVisible();
  await expect(async () => expect((await there()).status).toBe(cancelled)).toPass();
});

test('what a form lacks is said before the order is sent, and an order under way is not left by mistake', async ({
  page,
  world,
}) => {
  const product = await productToSell(world);
  await signIn(page, world, 'owner', '/cua-hang/1/don-hang/ban-hang');
  await page.getByRole('button', { name: 'Tạo đơn' }).click();
  await expect(page.getByRole('alert')).toContainText('Thêm ít nhất một sản phẩm.');

  await choose(page, 'Tìm sản phẩm theo tên, mã hoặc mã vạch', product.code, product.code);
  await page.getByRole('link', { name: 'Đơn hàng' }).first().click();
  await page.getByRole('dialog').getByRole('button', { name: 'Hủy', exact: true }).click();
  await expect(page).toHaveURL(/ban-hang$/);
  await page.getByRole('link', { name: 'Đơn hàng' }).first().click();
  await answer(page, 'Bỏ đơn');
  await expect(page).toHaveURL(/don-hang$/);
});

test('an order that the till completes is completed here without a reload, and found by filters kept in the address', async ({
  page,
  ownWorld: world,
}) => {
  await everythingOn(world);
  const params = { path: { shop: world.shop } };
  const { data: placed } = await world.rest.POST('/api/v1/shops/{shop}/orders', {
    params: { ...params, header: { 'Idempotency-Key': 'completed at the till' } },
    body: { lines: [{ product_id: await sellable(world), quantity: 1 }] } as never,
  });
  await signIn(page, world, 'owner', `/cua-hang/1/don-hang/${placed!.id}`);
  await expect(page.getByText('Đã khớp')).toBeVisible();
  const { data: sent } = await world.rest.GET('/api/v1/shops/{shop}/orders/{id}', {
    params: { path: { shop: world.shop, id: placed!.id } },
  });
  await world.kiotviet.clerk('invoice-order', { id: sent!.remote_id! });
  await expect(page.getByText('Hoàn thành').first()).toBeVisible();

  await page.getByRole('link', { name: 'Đơn hàng' }).first().click();
  await choose(page, 'Trạng thái', 'Hoàn thành');
  await expect(page).toHaveURL(/state=25/);
  await page.getByRole('searchbox').fill(sent!.code);
  await expect(page).toHaveURL(new RegExp(`q=${sent!.code}`));
  await page.reload();
  await expect(page.getByRole('searchbox')).toHaveValue(sent!.code);
  await expect(page.getByRole('main').getByRole('link', { name: sent!.code })).toHaveCount(1);
});

test('an order that KiotViet refuses says why, and goes when the cause is mended', async ({
  page,
  ownWorld: world,
}) => {
  await everythingOn(world);
  const id = await refusedOrder(world);
  await signIn(page, world, 'owner', `/cua-hang/1/don-hang/${id}`);
  await expect(page.getByText('KiotViet đang tắt đặt hàng')).toBeVisible();
  await look(page);

  await page.goto(`${world.address}/cua-hang/1/dong-bo/cho-gui`);
  await expect(page.getByText('Sẽ thử lại')).toBeVisible();
  await look(page);
  await picture(page, 'cho-gui');
  await world.kiotviet.clerk('setting', { name: 'allow_orders', value: true });
  await page.getByRole('button', { name: /^Thử gửi lại/ }).click();
  await told(page, /Đang gửi lại/);
  await expect(page.getByText('Không có gì chờ gửi')).toBeVisible();

  await page.goto(`${world.address}/cua-hang/1/don-hang/${id}`);
  await expect(page.getByText('Đã khớp')).toBeVisible();
});
