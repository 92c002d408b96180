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
