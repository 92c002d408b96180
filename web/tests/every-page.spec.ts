import path from 'node:path';
import type { Page } from '@playwright/test';
import { conflicts, everythingOn, fallingPrices, refusedOrder, run, unreadable } from './support/happenings';
import { kindOf, settled } from './support/look';
import { expect, look, signIn, test } from './support/test';

/** Pages that must be among those that links lead to; whatever else is linked is walked too. */
const known = [
  '/tat-ca-cua-hang',
  '/ma-loi/KV-FEATURE-OFF',
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
    ...['diem-ban', 'nhat-ky', 'nhat-ky/thay-doi', 'nguoi-dung'],
  ].map((page) => `/cua-hang/…/${page}`),
];

/** Where the pictures of all pages go, when somebody wants to look at them. */
const pictures = process.env.PICTURES;

for (const language of ['vi', 'en'] as const) {
  test(`every page that is linked is whole, in ${language}`, async ({ page, ownWorld: world }, info) => {
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
        await look(page);
        await isTranslated(page, language);
        waiting.push(...(await linksOf(page)));
        if (pictures) {
          const name = `${info.project.name}-${language}-${kind.slice(1).replaceAll('/', '_')}${tab || ''}.png`;
          await page.screenshot({ path: path.join(pictures, name), fullPage: true });
        }
      }
    }
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

/** What the admin itself says in headings and on buttons is English when English is chosen; names of records stay. */
async function isTranslated(page: Page, language: 'vi' | 'en') {
  if (language === 'vi') return;
  const said = await page.locator('main :is(th, label, button:not([role=switch])):visible').allInnerTexts();
  expect(
    said.filter((words) => vietnamese.test(words)),
    `what is not translated at ${page.url()}`,
  ).toEqual([]);
}
