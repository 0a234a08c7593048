import { type APIRequestContext, expect, type Page, test } from '@playwright/test';
import { assertAccessible, assertFitsWidth } from './support/accessible.ts';
import { findProduct, listDepartments } from './support/shop.ts';

const pages: Record<string, (request: APIRequestContext) => Promise<string>> = {
  home: async () => '/',
  category: async (request) => `/categories/${(await listDepartments(request))[0]?.path}`,
  product: async (request) => `/products/${(await findProduct(request, ({ options }) => options.length > 0)).slug}`,
  reviews: async (request) =>
    `/products/${(await findProduct(request, ({ rating }) => rating.count > 0)).slug}/reviews`,
  results: async () => '/search?q=glass',
  'empty search': async () => '/search',
  'no results': async () => '/search?q=zzyzx',
  'not found': async () => '/products/there-is-no-such-thing',
};

/**
 * Half of what counts as good. Not zero, since letters change their shapes in place when a font is late; anything that
 * makes room for itself after it was drawn costs more.
 */
const SHIFT_BUDGET = 0.05;

/** Shifts of the layout since the page began to load, summed. */
async function recordLayoutShift(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    const record = window as unknown as { layoutShift: number };
    record.layoutShift = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) record.layoutShift += (entry as unknown as { value: number }).value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
  return () => page.evaluate(() => (window as unknown as { layoutShift: number }).layoutShift);
}

async function readToTheEnd(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (let y = 0; y < document.body.scrollHeight; y += window.innerHeight / 2) {
      window.scrollTo(0, y);
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    }
  });
  await page.waitForFunction(() => [...document.images].every((image) => image.loading === 'lazy' || image.complete));
}

for (const [name, getPath] of Object.entries(pages)) {
  test(`is accessible and fits the width of the screen: ${name}`, async ({ page, request }) => {
    await page.goto(await getPath(request));
    await assertFitsWidth(page, name);
    await assertAccessible(page, name);
  });

  test(`stays in place and in silence while it loads: ${name}`, async ({ page, request }) => {
    const complaints: string[] = [];
    page.on('console', (message) => {
      // A browser reports the status of the page itself as well, and 404 is meant here.
      if (message.type() === 'error' && !message.text().includes('404')) complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    const getLayoutShift = await recordLayoutShift(page);
    await page.goto(await getPath(request));
    await readToTheEnd(page);
    expect(complaints).toEqual([]);
    expect(await getLayoutShift()).toBeLessThan(SHIFT_BUDGET);
  });
}
