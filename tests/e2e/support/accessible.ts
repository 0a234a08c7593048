import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { switchScheme } from './shop.ts';

const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** What a colour scheme alone can break. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block'];

export type Judged = {
  /** Default: the page. */
  within?: string;
  /** Default: both, each with colours of its own. The scheme is the first one afterwards. */
  schemes?: readonly ('light' | 'dark')[];
};

/** Finds nothing wrong with what is shown now, by every rule in the first scheme and by those of colours in the others. */
export async function assertAccessible(
  page: Page,
  what: string,
  { within, schemes = ['light', 'dark'] }: Judged = {},
): Promise<void> {
  const [first = 'light', ...others] = schemes;
  await judge(page, `${what}, ${first}`, first, (axe) => axe.withTags(STANDARDS), within);
  for (const scheme of others) {
    await judge(page, `${what}, ${scheme}`, scheme, (axe) => axe.withRules(OF_COLOURS), within);
  }
  if (others.length > 0) await switchScheme(page, first);
}

async function judge(
  page: Page,
  what: string,
  scheme: 'light' | 'dark',
  choose: (axe: AxeBuilder) => AxeBuilder,
  within: string | undefined,
): Promise<void> {
  await switchScheme(page, scheme);
  // The other way opens a second page to put its findings together, and takes twice as long.
  const axe = choose(new AxeBuilder({ page }).setLegacyMode(true));
  const { violations } = await (within === undefined ? axe : axe.include(within)).analyze();
  const found = violations.map(({ id, nodes }) => ({ id, html: nodes.map(({ html }) => html) }));
  expect(found, what).toEqual([]);
}

export async function assertFitsWidth(page: Page, what: string): Promise<void> {
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow, `${what} is wider than the screen`).toBeLessThanOrEqual(0);
}
