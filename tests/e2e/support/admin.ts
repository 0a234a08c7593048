import { type BrowserContext, type Page, request, test } from '@playwright/test';
import { signInAdmin } from '#tests/http/support/people.ts';
import { assertAccessible, assertFitsWidth } from './accessible.ts';

const DESKTOP = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

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

/** Nothing of the page as it is now scrolls sideways, and axe finds nothing wrong with it: on a desktop in the light, on a phone in the dark. */
export async function expectSound(page: Page): Promise<void> {
  const isPhone = page.viewportSize()?.width === PHONE.width;
  await assertFitsWidth(page, page.url());
  await assertAccessible(page, page.url(), { schemes: [isPhone ? 'dark' : 'light'] });
}
