import { type BrowserContext, expect, type Page, request, test } from '@playwright/test';
import { signInAdmin } from '#tests/http/support/people.ts';
import { assertAccessible, assertFitsWidth } from './accessible.ts';

type State = Awaited<ReturnType<BrowserContext['storageState']>>;

/** Once for each worker: it stays the same, and need not be looked at for each test. */
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

/** For the top of an admin's spec: what it does is done on a desktop and on a phone, with nothing that moves for long. */
export function holdStill(): void {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });
}

/** For a test that only looks at pages as a phone shows them. */
export function onPhonesOnly(isMobile: boolean): void {
  test.skip(!isMobile, 'looks at what a phone shows');
}

/** Opens the editor of a product, hydrated: what is typed before belongs to nobody. */
export async function openEditor(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expect(page.locator('form[data-ready]')).toBeVisible();
}

/** By the menu, which a phone has in a drawer. */
export async function goTo(page: Page, name: string): Promise<void> {
  if (test.info().project.use.isMobile) await page.getByRole('button', { name: 'Open the menu' }).click();
  await page.getByRole('navigation', { name: 'Admin' }).getByRole('link', { name }).click();
}

/** Nothing of the page as it is now scrolls sideways, and axe finds nothing wrong with it: on a desktop in the light, on a phone in the dark. */
export async function expectSound(page: Page): Promise<void> {
  const { isMobile } = test.info().project.use;
  await assertFitsWidth(page, page.url());
  await assertAccessible(page, page.url(), { schemes: [isMobile ? 'dark' : 'light'] });
}
