import path from 'node:path';
import type { Page } from '@playwright/test';
import { conflicts, everythingOn, fallingPrices, refusedOrder, run, unreadable } from './support/happenings';
import { kindOf, settled } from './support/look';
import { expect, look, picture, signIn, test, type World } from './support/test';

/** Pages that must be among those that links lead to; whatever else is linked is walked too. */
const known = [
  '/tat-ca-cua-hang',
  '/ma-loi/KV-ORDERS-OFF',
  ...[
    'tong-quan',
    ...[
      'dong-bo',
      'dong-bo/xung-dot',
      'dong-bo/loi',
      'dong-bo/cho-gui',
      'dong-bo/bat-thuong',
      'dong-bo/ghep',
    ],
    ...['dong-bo/xem-truoc', 'dong-bo/xem-truoc/…', 'dong-bo/lich-su', 'dong-bo/lich-su/…'],
    ...['dong-bo/cai-dat', 'dong-bo/ket-noi'],
    ...['san-pham', 'san-pham/moi', 'san-pham/…', 'san-pham/…/sua', 'danh-muc', 'danh-muc/…'],
    ...['bang-gia', 'bang-gia/…', 'ton-kho', 'ton-kho/cai-dat'],
    ...['don-hang', 'don-hang/ban-hang', 'don-hang/…', 'khach-hang', 'khach-hang/…', 'nhom-khach-hang'],
    ...['diem-ban', 'nhat-ky', 'nguoi-dung'],
  ].map((page) => `/cua-hang/…/${page}`),
];

/** What the English guide shows, by its page. */
const inEnglishGuide: Record<string, string | undefined> = {
  '/cua-hang/…/tong-quan': 'overview',
  '/cua-hang/…/san-pham': 'products',
  '/cua-hang/…/don-hang': 'orders',
  '/cua-hang/…/dong-bo/loi': 'failures',
};

/** Where the pictures of all pages go, when somebody wants to look at them. */
const pictures = process.env.PICTURES;

// Each size in one language: all four would take twice as long and hardly see more. PICTURES=folder walks all of them.
for (const [language, size] of [
  ['vi', '@phone'],
  ['en', '@desktop'],
] as const) {
  const title = `every page that is linked is whole, in ${language}`;
  test(title, { tag: size }, async ({ page, quietWorld: world }, info) => {
    test.setTimeout(900_000);
    await everythingOn(world);
    await run(world, {});
    await conflicts(world, 3, 4);
    await refusedOrder(world);
    await fallingPrices(world, 25);
    await run(world, { dry_run: true });
    await unreadable(world);

    await signIn(page, world, 'operator', '/');
    if (language === 'en') {
      await page.getByRole('button', { name: 'Ngôn ngữ' }).click();
      await page.getByRole('menuitem', { name: 'English' }).click();
    }

    const names = await namesOfPlaces(world);
    const complaints: string[] = [];
    const walked = new Set<string>();
    const waiting = [...menuAddresses(), '/tat-ca-cua-hang'];
    for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
      const kind = kindOf(world.address + address);
      if (!kind || walked.has(kind)) continue;
      walked.add(kind);
      await page.goto(world.address + address);
      await settled(page);
      const tabs = page.getByRole('main').getByRole('tab');
      const count = await tabs.count();
      for (let tab = 0; tab < Math.max(1, count); tab += 1) {
        if (count > 0) await tabs.nth(tab).click();
        await look(page).catch((found: Error) => complaints.push(found.message));
        if (language === 'en') complaints.push(...(await untranslated(page, names)));
        const shown = inEnglishGuide[kind];
        if (language === 'en' && tab === 0 && shown) await picture(page, shown, 'en');
        waiting.push(...(await linksOf(page)));
        if (pictures) {
          const name = `${info.project.name}-${language}-${kind.slice(1).replaceAll('/', '_')}${tab || ''}.png`;
          const { width } = page.viewportSize()!;
          const height = await page.evaluate(() => Math.min(1600, document.documentElement.scrollHeight));
          const clip = { x: 0, y: 0, width, height };
          await page.screenshot({ path: path.join(pictures, name), fullPage: true, clip });
        }
      }
    }
    expect(complaints, 'what is wrong with the pages').toEqual([]);
    expect([...walked]).toEqual(expect.arrayContaining(known));
  });
}

function menuAddresses(): string[] {
  return known.filter((page) => /^\/cua-hang\/…\/[^/]+$/.test(page)).map((page) => page.replace('…', '1'));
}

/** Addresses that this page leads to within the admin. */
function linksOf(page: Page): Promise<string[]> {
  return page
    .locator('main a[href^="/"]:not([target])')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
}

const vietnamese = /[ăâđêôơưĂÂĐÊÔƠƯàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]/i;

/** What the admin itself says in headings and on buttons, and is not English; names of records stay as they are. */
async function untranslated(page: Page, names: string[]): Promise<string[]> {
  const said = await page.locator('main :is(th, label, button:not([role=switch])):visible').allInnerTexts();
  return (
    said
      // Names of places, names of attributes, which KiotViet writes in capitals, and KiotViet's own words in brackets.
      .map((words) => names.reduce((rest, name) => rest.replace(name, ''), words).replace(/\(.*\)/, ''))
      .filter((words) => vietnamese.test(words) && words !== words.toUpperCase())
      .map((words) => `not translated at ${page.url()}: ${words}`)
  );
}

async function namesOfPlaces(world: World): Promise<string[]> {
  const params = { path: { shop: world.shop } };
  const { data } = await world.rest.GET('/api/v1/shops/{shop}/points-of-sale', { params });
  return data!.items.map(({ name }) => name);
}
