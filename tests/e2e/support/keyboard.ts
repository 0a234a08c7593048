import { expect, type Locator, type Page } from '@playwright/test';

type Role = 'textbox' | 'button' | 'link' | 'radio' | 'combobox' | 'spinbutton' | 'checkbox' | 'searchbox';

/** More than any page has before its end. */
const MOST = 120;

/** Waits for `name`, and goes on with Tab until it has the focus: a way that a keyboard has, or it is never there. */
export const tabTo = (page: Page, name: string | RegExp, role: Role, key = 'Tab'): Promise<void> =>
  tabToThis(page, page.getByRole(role, { name, exact: true }), `${role} ${name}`, key);

/** The same for what has no role. @param what to call it when Tab does not come to it */
export async function tabToThis(page: Page, target: Locator, what: string, key = 'Tab'): Promise<void> {
  await expect(target.filter({ visible: true }).first()).toBeEnabled();
  const focused = target.and(page.locator(':focus'));
  for (let presses = 0; presses < MOST; presses++) {
    if ((await focused.count()) > 0) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} does not come to ${what}`);
}

/** Enters an option of a list that is still being filled: the first that was there may be another one. */
export async function enterOption(page: Page, option: Locator): Promise<void> {
  await expect(async () => {
    if ((await option.getAttribute('aria-selected')) !== 'true') await page.keyboard.press('ArrowDown');
    await expect(option).toHaveAttribute('aria-selected', 'true', { timeout: 300 });
  }).toPass();
  await page.keyboard.press('Enter');
}
