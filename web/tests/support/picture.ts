import path from 'node:path';
import { test, type Page } from '@playwright/test';
import { settled } from './look';

const folder = path.join(import.meta.dirname, '../../../docs/huong-dan/hinh');

/** What the guide shows under this name; taken when the guide is to be brought up to date. */
export async function picture(page: Page, name: string) {
  if (!process.env.UPDATE_GUIDE || test.info().project.name !== 'desktop') return;
  await settled(page);
  await page.screenshot({ path: path.join(folder, `${name}.png`) });
}
