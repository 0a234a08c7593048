import { randomInt, randomUUID } from 'node:crypto';
import { type APIRequestContext, type Browser, expect, type Locator, type Page } from '@playwright/test';

export const PASSWORD = 'correct horse battery';

export const newEmail = () => `${randomUUID()}@strata.test`;

/** Limits count by client, and tests are many: this browser comes from an address of its own. */
export async function comeFromElsewhere(page: Page): Promise<void> {
  const address = `2001:db8:${randomInt(0xffff).toString(16)}:${randomInt(0xffff).toString(16)}::1`;
  await page.context().setExtraHTTPHeaders({ 'x-forwarded-for': address });
}

export async function signUp(page: Page, email = newEmail()): Promise<string> {
  await comeFromElsewhere(page);
  await page.goto('/sign-up');
  await page.getByLabel('Your name').fill('Ada Lovelace');
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Open the account' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Hello, Ada Lovelace' })).toBeVisible();
  return email;
}

/** From whatever page asks to sign in. */
export async function signIn(page: Page, email: string, password = PASSWORD): Promise<void> {
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
}

export async function signOut(page: Page): Promise<void> {
  await page.goto('/account');
  await page.getByRole('button', { name: 'Sign out' }).locator('visible=true').click();
  await page.waitForURL((url) => url.pathname === '/');
}

/** What is wrong with a form; outside of the page itself Next has an alert of its own. */
export const errorSummary = (page: Page): Locator => page.getByRole('main').getByRole('alert');

/** Path of the link in the newest mail to an address, which the shop has kept. */
export async function readMailedLink(admin: APIRequestContext, email: string, path: string): Promise<string> {
  let link: string | undefined;
  await expect(async () => {
    const { items } = await (await admin.get('/api/admin/mail?pageSize=100')).json();
    for (const { id } of items.filter(({ to }: { to: string }) => to === email)) {
      const { content } = await (await admin.get(`/api/admin/mail/${id}`)).json();
      link ??= new RegExp(`${path}\\?token=[\\w.-]+`).exec(content.text)?.[0];
    }
    expect(link).toBeDefined();
  }).toPass();
  return link as string;
}

/** Another browser, which has nothing of the first. */
export async function openAnother(browser: Browser): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await comeFromElsewhere(page);
  return page;
}
