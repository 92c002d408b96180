import { expect, look, picture, signIn, test } from './support/test';

test('the price lists are read from KiotViet when their own button is pressed', async ({ page, world }) => {
  await signIn(page, world, 'owner', '/cua-hang/1/bang-gia');
  await expect(page.getByText('Đang áp dụng').first()).toBeVisible();
  await look(page);
  await picture(page, 'bang-gia');
  await page.getByRole('button', { name: 'Đồng bộ với KiotViet' }).click();
  await expect(page.getByRole('alert').getByText('Bảng giá đã khớp với KiotViet')).toBeVisible();
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
