import type { Page } from '@playwright/test';

type Role = 'textbox' | 'button' | 'link' | 'radio' | 'combobox' | 'spinbutton' | 'checkbox' | 'searchbox';

/** More than any page has before its end. */
const MOST = 120;

/** Goes on with Tab until `name` has the focus: a way that a keyboard has, or it is never there. */
export async function tabTo(page: Page, name: string | RegExp, role: Role, key = 'Tab'): Promise<void> {
  const target = page.getByRole(role, { name, exact: true }).and(page.locator(':focus'));
  for (let presses = 0; presses < MOST; presses++) {
    if ((await target.count()) > 0) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} does not come to ${role} ${name}`);
}
