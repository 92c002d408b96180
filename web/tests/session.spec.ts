import { expect, look, people, picture, signIn, test } from './support/test';

test('the sign-in page greets in Vietnamese, and in English after the switch', async ({ page, world }) => {
  await page.goto(`${world.address}/dang-nhap`);
  await expect(page).toHaveTitle('Đăng nhập · dongbo');
  await look(page);
  await picture(page, 'dang-nhap');

  await page.getByRole('button', { name: 'Ngôn ngữ' }).click();
  await page.getByRole('menuitem', { name: 'English' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await page.reload();
  await expect(page).toHaveTitle('Sign in · dongbo');
});

test('a wrong password is explained, and the right one opens the page that was wanted', async ({
  page,
  world,
  guard,
}) => {
  guard.expect(/401 POST .*\/api\/v1\/session$/);
  await page.goto(`${world.address}/cua-hang/1/dong-bo/lich-su`);
  await page.getByLabel('Tên đăng nhập').fill(people.owner.login);
  await page.getByLabel('Mật khẩu', { exact: true }).fill('không phải mật khẩu này');
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await expect(page.getByRole('alert')).toContainText('mật khẩu');
  await look(page);

  await page.getByLabel('Mật khẩu', { exact: true }).fill(people.owner.password);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await expect(page).toHaveURL(/\/cua-hang\/1\/dong-bo\/lich-su$/);
  await expect(page.getByRole('heading', { name: 'Lịch sử đồng bộ' })).toBeVisible();
});

test('when the session has ended, the page leads to the door and then back to where one was', async ({
  page,
  world,
  guard,
}) => {
  await signIn(page, world, 'owner', '/cua-hang/1/dong-bo/xung-dot');
  await expect(page.getByRole('heading', { name: 'Xung đột' })).toBeVisible();

  guard.expect(/401 GET /);
  await page.context().clearCookies();
  await page.reload();
  await expect(page).toHaveURL(/\/dang-nhap\?tu=/);

  await page.getByLabel('Tên đăng nhập').fill(people.owner.login);
  await page.getByLabel('Mật khẩu', { exact: true }).fill(people.owner.password);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await expect(page).toHaveURL(/\/cua-hang\/1\/dong-bo\/xung-dot$/);
});
