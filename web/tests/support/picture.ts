import path from 'node:path';
import { test, type Page } from '@playwright/test';
import { settled } from './look';

const folders = { vi: 'huong-dan/hinh', en: 'guide/pictures' } as const;

/** What the guide shows under this name; taken when the guide is to be brought up to date. */
export async function picture(page: Page, name: string, language: keyof typeof folders = 'vi') {
  if (!process.env.UPDATE_GUIDE || test.info().project.name !== 'desktop') return;
  await settled(page);
  const folder = path.join(import.meta.dirname, '../../../docs', folders[language]);
  await page.screenshot({ path: path.join(folder, `${name}.png`) });
}
