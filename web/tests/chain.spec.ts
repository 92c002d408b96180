import { told } from './support/fields';
import { expect, look, picture, signIn, test } from './support/test';

test('the price lists are read from KiotViet when their own button is pressed', async ({
  page,
  world,
  guard,
}) => {
  // The service may just be reading by itself; the page then waits for that.
  guard.expect(/409 POST .*\/runs$/);
  await signIn(page, world, 'owner', '/cua-hang/1/bang-gia');
  await expect(page.getByText('Đang áp dụng').first()).toBeVisible();
  await look(page);
  await picture(page, 'bang-gia');
  await page.getByRole('button', { name: 'Đồng bộ với KiotViet' }).click();
  await expect(page.getByRole('alert').getByText('Bảng giá đã khớp với KiotViet')).toBeVisible();
});

test('what the service refuses is said beside the page, with the way to its explanation', async ({
  page,
  world,
  guard,
}) => {
  guard.expect(/422 POST .*\/runs$/);
  await signIn(page, world, 'owner', '/cua-hang/1/bang-gia');
  const refusal = {
    code: 'SYNC-BRAKE',
    title: 'Nhiều bản ghi biến mất',
    status: 422,
    detail: 'Chưa làm gì.',
  };
  await page.route('**/api/v1/shops/*/runs', (route) =>
    route.request().method() === 'POST'
      ? route.fulfill({ status: 422, contentType: 'application/problem+json', json: refusal })
      : route.continue(),
  );
  await page.getByRole('button', { name: 'Đồng bộ với KiotViet' }).click();
  const notice = page.getByRole('alert').filter({ hasText: 'Nhiều bản ghi biến mất' });
  await notice.getByRole('link').click();
  await expect(page).toHaveURL(/ma-loi\/SYNC-BRAKE$/);
});

test('every branch has its point of sale, and each shows which', async ({ page, world }) => {
  await signIn(page, world, 'owner', '/cua-hang/1/diem-ban');
  const { data } = await world.rest.GET('/api/v1/shops/{shop}/branches', {
    params: { path: { shop: world.shop } },
  });
  for (const { name } of data?.items ?? []) {
    await expect(page.getByRole('main').getByText(name).first()).toBeVisible();
  }
  await look(page);
  await picture(page, 'diem-ban');
});

test('a branch without a point of sale is shown, gets one, and sells there', async ({
  page,
  ownWorld: world,
}) => {
  const params = { path: { shop: world.shop } };
  const { data: places } = await world.rest.GET('/api/v1/shops/{shop}/points-of-sale', { params });
  const place = places!.items.find((one) => !one.default)!;
  await signIn(page, world, 'owner', '/cua-hang/1/diem-ban');
  await page.getByRole('button', { name: `Sửa ${place.name}` }).click();
  const form = page.getByRole('dialog');
  await expect(form.getByLabel('Điểm bán', { exact: true })).toBeDisabled();
  await form.getByRole('combobox', { name: 'Chi nhánh KiotViet tương ứng' }).hover();
  await form.getByRole('button', { name: 'clear' }).or(form.locator('.ant-select-clear')).first().click();
  await look(page);
  await form.getByRole('button', { name: 'Lưu' }).click();
  await told(page, 'Đã lưu');

  await expect(page.getByText('1 chi nhánh KiotViet chưa có điểm bán')).toBeVisible();
  await expect(page.getByText('Chưa gắn chi nhánh')).toBeVisible();
  await look(page);
  await page.getByRole('button', { name: 'Tạo điểm bán cho chi nhánh này' }).click();
  await expect(form.getByLabel('Điểm bán', { exact: true })).toHaveValue(place.name);
  await form.getByRole('button', { name: 'Thêm điểm bán' }).click();
  await told(page, 'Đã thêm điểm bán');
  await expect(page.getByText('1 chi nhánh KiotViet chưa có điểm bán')).toBeHidden();

  // Its shelves are read, so that it sells.
  await expect(async () => {
    const { data } = await world.rest.GET('/api/v1/shops/{shop}/points-of-sale', { params });
    const made = data!.items.find((one) => one.remote_id === place.remote_id)!;
    expect(made.name).toBe(place.name);
    const { data: stock } = await world.rest.GET('/api/v1/shops/{shop}/stock', {
      params: { ...params, query: { limit: 100 } },
    });
    const there = stock!.items.flatMap(({ levels }) =>
      levels.filter((level) => level.point_of_sale_id === made.id && level.sellable > 0),
    );
    expect(there.length).toBeGreaterThan(0);
  }).toPass();
});
