import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** Waits until nothing on the page is on its way any more. */
export async function settled(page: Page) {
  await expect(page.locator('h1').first()).toBeVisible();
  await expect(page.locator('.ant-skeleton, .ant-spin-spinning, [aria-busy=true]')).toHaveCount(0);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}

/** Looks at what is on screen as people who see, hear or touch it differently do. */
export async function look(page: Page) {
  await settled(page);
  visits.note(page);
  const { violations } = await new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).analyze();
  const found = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${help}\n${html}\n${failureSummary ?? ''}`),
  );
  expect(found, `what is not accessible at ${page.url()}`).toEqual([]);
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(wider, `how far ${page.url()} scrolls sideways`).toBeLessThanOrEqual(0);
}

/** The kinds of pages that tests of this worker came by, so that each is looked at once. */
class Visits {
  private readonly looked = new Set<string>();
  private readonly waiting = new Map<string, string>();

  /** Remembers where this page goes. */
  follow(page: Page) {
    page.on('framenavigated', (frame) => {
      if (frame !== page.mainFrame()) return;
      const kind = kindOf(frame.url());
      if (kind && !this.looked.has(kind)) this.waiting.set(kind, frame.url());
    });
  }

  /** Forgets where the page went: a test that failed has said enough, and another test has another world. */
  forget() {
    this.waiting.clear();
  }

  note(page: Page) {
    const kind = kindOf(page.url());
    if (!kind) return;
    this.looked.add(kind);
    this.waiting.delete(kind);
  }

  /** Looks at what the test came by and no test has looked at yet. */
  async lookAtRest(page: Page) {
    const rest = [...this.waiting];
    this.waiting.clear();
    for (const [kind, url] of rest) {
      if (this.looked.has(kind)) continue;
      if (url !== page.url()) await page.goto(url);
      await settled(page);
      // It may have led elsewhere: to the door, say.
      if (!this.looked.has(kindOf(page.url()) ?? '')) await look(page);
    }
  }
}

export const visits = new Visits();

/** An address without what differs between records. */
export function kindOf(url: string): string | undefined {
  if (!url.startsWith('http')) return undefined;
  return new URL(url).pathname.replaceAll(/\/\d+(?=\/|$)/g, '/…');
}
