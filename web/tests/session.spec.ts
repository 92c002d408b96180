import { expect, look, test } from './support/test';

test('the sign-in page greets in Vietnamese, and in English after the switch', async ({ page, world }) => {
  await page.goto(`${world.address}/dang-nhap`);
  await expect(page).toHaveTitle('Đăng nhập · dongbo');
  await look(page);

  await page.getByRole('button', { name: 'Ngôn ngữ' }).click();
  await page.getByRole('menuitem', { name: 'English' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await page.reload();
  await expect(page).toHaveTitle('Sign in · dongbo');
});
