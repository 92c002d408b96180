import { expect, type Page } from '@playwright/test';

/** Opens a choice by its label, types what is to be found if it searches, and takes the option with these words. */
export async function choose(page: Page, label: string | RegExp, words: string | RegExp, typed?: string) {
  const field = page.getByRole('combobox', { name: label });
  await field.click();
  if (typed !== undefined) await field.fill(typed);
  await page
    .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)')
    .locator('.ant-select-item-option, .ant-select-tree-node-content-wrapper')
    .filter({ hasText: words })
    .first()
    .click();
}

/** Answers the question that stands before something that cannot be taken back easily. */
export async function answer(page: Page, action: string) {
  const question = page.locator('.ant-modal-confirm');
  await question.getByRole('button', { name: action, exact: true }).click();
  await expect(question).toHaveCount(0);
}

/** Waits until the page says so beside what it shows. */
export async function told(page: Page, words: string | RegExp) {
  await expect(page.locator('.ant-message').getByText(words).first()).toBeVisible();
}
