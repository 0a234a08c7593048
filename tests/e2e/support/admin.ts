import AxeBuilder from '@axe-core/playwright';
import { type BrowserContext, expect, type Page, request, test } from '@playwright/test';
import { signInAdmin } from '#tests/http/support/people.ts';

const DESKTOP = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

type State = Awaited<ReturnType<BrowserContext['storageState']>>;

/** Once for each worker: sign-ins of one account are limited. */
let state: Promise<State> | undefined;

async function signInOnce(): Promise<State> {
  const api = await signInAdmin({ request }, String(test.info().project.use.baseURL));
  const signedIn = await api.storageState();
  await api.dispose();
  return signedIn;
}

/** Gives the page, and `page.request`, the session of an owner of the shop. Nobody signs out of it: other tests share it. */
export async function signInAsAdmin(page: Page): Promise<void> {
  state ??= signInOnce();
  await page.context().addCookies((await state).cookies);
}

/**
 * For the top of an admin's spec: its tests choose their own width, so they run once, in the project `desktop`.
 * They are given 1440 px; `usePhone` narrows the page.
 */
export function runOnce(): void {
  test.skip(({ isMobile }) => isMobile === true, 'chooses its own width');
  test.use({ viewport: DESKTOP, contextOptions: { reducedMotion: 'reduce' } });
}

export const usePhone = (page: Page): Promise<void> => page.setViewportSize(PHONE);

/** Nothing of the page as it is now scrolls sideways, and axe finds nothing wrong with it. */
export async function expectSound(page: Page): Promise<void> {
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow, `${page.url()} scrolls sideways`).toBeLessThanOrEqual(0);
  const { violations } = await new AxeBuilder({ page }).withTags(STANDARDS).analyze();
  const found = violations.map(({ id, nodes }) => ({ id, html: nodes.map(({ html }) => html) }));
  expect(found, page.url()).toEqual([]);
}
