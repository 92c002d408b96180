import { expect, type Page } from '@playwright/test';
import { people, type Role } from './people';
import type { World } from './world';

/** Signs in through the form, on the way to a page; that page is open then. */
export async function signIn(page: Page, world: World, role: Role, path = '/') {
  await page.goto(world.address + path);
  await page.getByLabel('Tên đăng nhập').fill(people[role].login);
  await page.getByLabel('Mật khẩu', { exact: true }).fill(people[role].password);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await expect(page).not.toHaveURL(/\/dang-nhap/);
}
