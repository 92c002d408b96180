import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';

test('the sign-in page greets in Vietnamese, in English after the switch, and is usable by all', async ({
  page,
}) => {
  const errors: string[] = [];
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  page.on('pageerror', (error) => errors.push(error.message));

  await page.goto('/dang-nhap');
  await expect(page).toHaveTitle('Đăng nhập · dongbo');
  await page.getByRole('button', { name: 'Ngôn ngữ' }).click();
  await page.getByRole('menuitem', { name: 'English' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();

  await page.reload();
  await expect(page).toHaveTitle('Sign in · dongbo');
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  expect(errors).toEqual([]);
});
