import { answer, choose, told } from './support/fields';
import { finished } from './support/happenings';
import { expect, look, signIn, test, type World } from './support/test';

/** Stores the connection, as the wizard does. */
async function connect(world: World) {
  const { retailer, client_id, client_secret } = world.kiotviet.connection;
  await world.rest.PUT('/api/v1/shops/{shop}/connection', {
    params: { path: { shop: world.shop } },
    body: { account_type: 'retail', retailer, client_id, client_secret } as never,
  });
}

async function records(world: World) {
  const { data } = await world.rest.GET('/api/v1/shops/{shop}', { params: { path: { shop: world.shop } } });
  return data!.records;
}

test('the first run is looked at before anything is written, approved in part, and carried out', async ({
  page,
  emptyWorld: world,
}) => {
  await connect(world);
  await signIn(page, world, 'owner', '/cua-hang/1/dong-bo/ket-noi?buoc=first');
  await page.getByRole('button', { name: 'Tạo bản xem trước' }).click();
  await page.getByRole('link', { name: 'Bản xem trước 1' }).click();
  await expect(page.getByText('Chờ duyệt')).toBeVisible();
  await look(page);
  expect((await records(world)).products.live).toBe(0);

  await choose(page, 'Loại dữ liệu', 'Danh mục');
  await expect(page).toHaveURL(/entity=categories/);
  await page.getByRole('button', { name: 'Duyệt theo bộ lọc' }).click();
  await told(page, /^Đã duyệt: /);
  await page
    .getByRole('checkbox', { name: /^Chọn / })
    .nth(1)
    .check();
  await page.getByRole('button', { name: 'Không làm 1 mục' }).click();
  await told(page, 'Không làm: 1 mục');
  await page.getByRole('button', { name: 'Áp dụng phần đã duyệt' }).click();
  await answer(page, 'Áp dụng phần đã duyệt');

  await expect(page.getByRole('heading', { name: /^Lần đồng bộ/ })).toBeVisible();
  // The page may be there before the run has begun.
  await expect.poll(async () => (await records(world)).categories.live).toBeGreaterThan(0);
  await expect(page.getByText('Đang chạy')).toBeHidden();
  const { categories, products } = await records(world);
  expect(products.live).toBe(0);
  await look(page);

  // What KiotViet has would only come back: taking the run back says so, and does nothing.
  await page.getByRole('button', { name: 'Hoàn tác lần này' }).click();
  await told(page, /^Không hoàn tác được bản ghi nào/);
  expect((await records(world)).categories.live).toBe(categories.live);
});

test('records of which it is not sure that they are one wait for a person, who tells', async ({
  page,
  emptyWorld: world,
}) => {
  const params = { path: { shop: world.shop } };
  const { data } = await world.kiotviet.read<{ data: { barCode?: string; code: string }[] }>(
    '/products?pageSize=60&orderBy=id',
  );
  const { barCode } = data.find((row) => row.barCode) ?? {};
  const { data: category } = await world.rest.POST('/api/v1/shops/{shop}/categories', {
    params,
    body: { name: 'Hàng có sẵn' } as never,
  });
  const made: number[] = [];
  for (const code of ['CO-SAN-1', 'CO-SAN-2']) {
    const { data: here } = await world.rest.POST('/api/v1/shops/{shop}/products', {
      params,
      body: {
        name: 'Hàng có sẵn',
        code,
        barcode: barCode,
        category_id: category!.id,
        base_price: 1,
      } as never,
    });
    made.push(here!.items[0]!.id);
  }
  await connect(world);
  await signIn(page, world, 'owner', '/cua-hang/1/dong-bo/ket-noi?buoc=first');
  await page.getByRole('button', { name: 'Đồng bộ ngay' }).click();
  await finished(world);

  await page.goto(`${world.address}/cua-hang/1/dong-bo/ghep`);
  await expect(page.getByText('Có thể là một').first()).toBeVisible();
  await look(page);
  await page.getByRole('button', { name: /^Là một với .*CO-SAN-1/ }).click();
  await told(page, 'Đã ghi nhận 1 quyết định, lần đồng bộ tới sẽ thực hiện');
  await page.goto(`${world.address}/cua-hang/1/dong-bo`);
  await page.getByRole('button', { name: /Đồng bộ$/ }).click();
  await expect(async () => {
    const { data } = await world.rest.GET('/api/v1/shops/{shop}/products/{id}', {
      params: { path: { ...params.path, id: made[0]! } },
    });
    expect(data?.link.kiotviet_id ?? null).not.toBeNull();
  }).toPass();
});
