import { product } from './support/goods';
import { expect, look, signIn, test, type World } from './support/test';

interface There {
  orderDetails: { productId: number; quantity: number }[];
  description: string;
}

/** An order that was placed here and has arrived on KiotViet. */
async function arrived(world: World, quantity: number) {
  const { id: productId, kiotvietId } = await product(world);
  const branch = (await world.kiotviet.read<{ data: { id: number }[] }>('/branches')).data[0]!.id;
  await world.kiotviet.clerk('receive', { branch, product: kiotvietId, quantity: 50 });
  const shop = { path: { shop: world.shop } };
  await expect(async () => {
    const { data } = await world.rest.GET('/api/v1/shops/{shop}/products/{id}/sellable', {
      params: { path: { shop: world.shop, id: productId } },
    });
    expect(data?.points_of_sale[0]?.sellable).toBeGreaterThan(20);
  }).toPass();
  const { data: placed } = await world.rest.POST('/api/v1/shops/{shop}/orders', {
    params: { ...shop, header: { 'Idempotency-Key': 'browser' } },
    body: { lines: [{ product_id: productId, quantity }] } as never,
  });
  const params = { path: { shop: world.shop, id: placed!.id } };
  let remote = 0;
  await expect(async () => {
    const { data } = await world.rest.GET('/api/v1/shops/{shop}/orders/{id}', { params });
    expect(data?.sending.state).toBe('equal');
    remote = data!.remote_id!;
  }).toPass();
  return { id: placed!.id, remote, kiotvietId };
}

test('an order is edited, approved and noted as paid and on its way; KiotViet gets what was edited', async ({
  page,
  ownWorld: world,
}) => {
  const params = { path: { shop: world.shop } };
  await world.rest.PATCH('/api/v1/shops/{shop}/connection', { params, body: { orders_enabled: true } });
  const { id, remote, kiotvietId } = await arrived(world, 2);

  await signIn(page, world, 'owner', `/cua-hang/1/don-hang/${id}`);
  await page.getByRole('link', { name: 'Sửa đơn' }).click();
  await expect(page.getByRole('heading', { name: /^Sửa đơn / })).toBeVisible();
  await page.getByRole('spinbutton', { name: /^Số lượng của / }).fill('3');
  await page.getByRole('textbox', { name: 'Ghi chú', exact: true }).fill('gọi trước khi giao');
  await look(page);
  await page.getByRole('button', { name: 'Lưu thay đổi' }).click();

  await expect(page.getByText('Hàng trong đơn (1)')).toBeVisible();
  await expect(page.getByText('gọi trước khi giao').first()).toBeVisible();
  await expect(async () => {
    const there = await world.kiotviet.read<There>(`/orders/${remote}`);
    const line = there.orderDetails.find((line) => line.productId === kiotvietId);
    expect(line?.quantity).toBe(3);
    expect(there.description).toContain('gọi trước khi giao');
  }).toPass();

  await page.getByRole('button', { name: 'Duyệt đơn' }).click();
  await expect(page.locator('main').getByText('Đã duyệt').first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Duyệt đơn' })).toHaveCount(0);
  await choose('Thanh toán', 'Đã thanh toán');
  await choose('Giao vận', 'Đang giao');
  await expect(page.getByText(/Chỉ ghi ở Abaha/)).toBeVisible();
  await expect(async () => {
    const { data } = await world.rest.GET('/api/v1/shops/{shop}/orders/{id}', {
      params: { path: { shop: world.shop, id } },
    });
    expect([data?.state, data?.payment_state, data?.delivery_state]).toEqual([10, 5, 25]);
  }).toPass();
  // The history tells it in words.
  await expect(page.locator('main li').getByText('Đang giao', { exact: true })).toHaveCount(1);
  await expect(page.getByText('accepted')).toHaveCount(0);
  await look(page);

  async function choose(what: string, value: string) {
    await page.getByRole('combobox', { name: what }).click();
    await page.locator('.ant-select-dropdown:visible').getByText(value, { exact: true }).click();
  }
});

test('one alert says that KiotViet takes no orders, and what to do', async ({ page, ownWorld: world }) => {
  const params = { path: { shop: world.shop } };
  await world.rest.PATCH('/api/v1/shops/{shop}/connection', { params, body: { orders_enabled: true } });
  const { id } = await product(world);
  await world.rest.PUT('/api/v1/shops/{shop}/selling', { params, body: { sell_negative: true } as never });
  await world.kiotviet.clerk('setting', { name: 'allow_orders', value: false });
  for (const key of ['a', 'b']) {
    await world.rest.POST('/api/v1/shops/{shop}/orders', {
      params: { ...params, header: { 'Idempotency-Key': key } },
      body: { lines: [{ product_id: id, quantity: 1 }] } as never,
    });
  }
  await expect(async () => {
    const { data } = await world.rest.GET('/api/v1/shops/{shop}/overview', { params });
    expect(data?.alerts.map(({ code }) => code)).toEqual(['ORD-HELD']);
  }).toPass();

  await signIn(page, world, 'owner', '/cua-hang/1/don-hang');
  await expect(page.getByText('Đơn hàng đang chờ một thiết lập trên KiotViet')).toHaveCount(1);
  await expect(page.getByText(/bật “Cho phép đặt hàng”/).first()).toBeVisible();
  await look(page);
});
