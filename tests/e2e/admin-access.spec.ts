import { type Browser, type BrowserContext, expect, type Page, test } from '@playwright/test';
import { signInAdmin } from '#tests/http/support/people.ts';
import { hire, readInvitation, STAFF_PASSWORD } from '#tests/http/support/staff.ts';
import { nextTotp, totp } from '#tests/support/totp.ts';
import { comeFromElsewhere, errorSummary, newEmail, PASSWORD, signIn } from './support/account.ts';
import { expectSound, holdStill, onPhonesOnly, signInAsAdmin } from './support/admin.ts';

/** Access to the admin: the second factor, the team, the audit log. */

holdStill();

const openBrowser = async (browser: Browser, options: Parameters<Browser['newContext']>[0] = {}) => {
  const page = await (await browser.newContext(options)).newPage();
  await comeFromElsewhere(page);
  return page;
};

const giveCode = async (page: Page, code: string) => {
  await page.getByLabel('Code', { exact: true }).fill(code);
  await page.getByRole('button', { name: 'Go on' }).click();
};

const useSession = async (
  context: BrowserContext,
  api: { storageState(): ReturnType<BrowserContext['storageState']> },
) => context.addCookies((await api.storageState()).cookies);

test('sets up a second factor, and signs in with a code, and without scripts with a backup code', async ({
  page,
  browser,
  playwright,
  baseURL,
}) => {
  test.slow();
  const owner = await signInAdmin(playwright, baseURL ?? '');
  const { api, email } = await hire(playwright, baseURL ?? '', owner, 'editor');
  await useSession(page.context(), api);
  await page.goto('/admin/security');
  await page.getByRole('button', { name: 'Set it up' }).click();
  await page.getByLabel('Your password').fill('not this one');
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect(page.getByText('Is not your password.')).toBeVisible();
  await page.getByLabel('Your password').fill(STAFF_PASSWORD);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('img', { name: 'The key for your app' })).toBeVisible();
  const uri = await page.getByRole('link', { name: 'Open in an app' }).getAttribute('href');
  const key = new URL(uri ?? '').searchParams.get('secret') ?? '';
  await page.getByLabel('The code that the app shows').fill(totp(key));
  await page.keyboard.press('Enter');
  const codes = page.getByRole('dialog').getByRole('listitem');
  await expect(codes).toHaveCount(10);
  const backup = (await codes.first().textContent()) ?? '';
  await page.getByRole('button', { name: 'I have kept them' }).click();
  await expect(page.getByText('10 of 10 backup codes are left.')).toBeVisible();

  const other = await openBrowser(browser);
  await other.goto('/sign-in?next=/admin/security');
  await signIn(other, email, STAFF_PASSWORD);
  await giveCode(other, '12');
  await expect(errorSummary(other)).toContainText('Something is not right yet');
  await giveCode(other, nextTotp(key));
  await expect(other.getByRole('heading', { level: 1, name: 'Your sign-in' })).toBeVisible();
  await other.getByRole('button', { name: 'Sign out everywhere else' }).click();
  await expect(other.getByText('Every other browser is signed out.', { exact: true })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is nothing here for you');

  const plain = await openBrowser(browser, { javaScriptEnabled: false });
  await plain.goto('/sign-in?next=/admin/security');
  await signIn(plain, email, STAFF_PASSWORD);
  await giveCode(plain, 'AAAAA-BBBBB');
  await expect(errorSummary(plain)).toContainText('This code is not right');
  await giveCode(plain, backup);
  await expect(plain.getByText('9 of 10 backup codes are left.')).toBeVisible();
  await Promise.all([other.context().close(), plain.context().close(), api.dispose(), owner.dispose()]);
});

test('invites somebody, who says yes, gives them another role, and takes it', async ({ page, browser }) => {
  test.slow();
  const email = newEmail();
  await signInAsAdmin(page);
  await page.goto('/admin/team');
  await page.getByRole('button', { name: 'Invite somebody' }).click();
  await page.getByLabel('E-mail address').fill('nobody');
  await page.getByRole('button', { name: 'Send the invitation' }).click();
  await expect(page.getByText('This must be an e-mail address')).toBeVisible();
  await page.getByLabel('E-mail address').fill(email);
  await page.getByRole('radio', { name: /^Support/ }).check();
  await page.getByRole('button', { name: 'Send the invitation' }).click();
  await expect(page.getByRole('button', { name: `Take the invitation of ${email} back` })).toBeVisible();

  const guest = await openBrowser(browser);
  await guest.goto(`/join?token=${await readInvitation(page.request, email)}`);
  await guest.getByRole('link', { name: 'open an account' }).click();
  await guest.getByLabel('Your name').fill('Grace Hopper');
  await guest.getByLabel('E-mail address').fill(email);
  await guest.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await guest.getByRole('button', { name: 'Open the account' }).click();
  await guest.getByRole('button', { name: 'Join as support' }).click();
  await expect(guest.getByRole('heading', { level: 1, name: 'Your sign-in' })).toBeVisible();
  await expect(guest.getByRole('navigation', { name: 'Admin' }).getByRole('link', { name: 'Team' })).toHaveCount(0);

  await page.reload();
  const row = page.getByRole('row').filter({ hasText: email });
  await expect(row).toContainText('Support');
  const choose = async (what: string) => {
    await row.getByRole('button', { name: `What to do about ${email}` }).click();
    await page.getByRole('menuitem', { name: what }).click();
  };
  await choose('Give another role');
  await page.getByRole('radio', { name: /^Editor/ }).check();
  await page.getByRole('button', { name: 'Give the role' }).click();
  await expect(row).toContainText('Editor');
  await choose('Remove from the team');
  await page.getByRole('button', { name: 'Remove from the team' }).click();
  // While the dialog is there, nothing else is for screen readers.
  await expect(page.getByRole('button', { name: 'Invite somebody' })).toBeVisible();
  await expect(row).toHaveCount(0);
  await guest.reload();
  await expect(guest.getByRole('heading', { level: 1 })).toHaveText('There is nothing here for you');
  await guest.context().close();
});

test('finds in the audit log who changed what, from what to what', async ({ page, baseURL }) => {
  await signInAsAdmin(page);
  const mark = newEmail().slice(0, 8).toUpperCase();
  const headers = { origin: baseURL ?? '' };
  const variants = [{ sku: `AUDIT-${mark}`, price: 1200, available: 1 }];
  const made = { name: `Audited ${mark}`, brand: 'Teststein', variants };
  const product = await (await page.request.post('/api/admin/products', { data: made, headers })).json();
  const data = { name: `Renamed ${mark}` };
  await page.request.patch(`/api/admin/products/${product.id}`, { data, headers });
  await page.goto('/admin/audit');
  await page.getByLabel('Search').fill(mark);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('group')).toHaveCount(2);
  const entry = page.getByRole('group').filter({ hasText: 'Product: update' });
  await entry.getByText('Product: update').click();
  await expect(entry.locator('del')).toContainText(`Audited ${mark}`);
  await expect(entry.locator('ins')).toContainText(`Renamed ${mark}`);
  await entry.getByRole('link', { name: 'All that was done to it' }).click();
  await page.waitForURL(`**/admin/audit?kind=product&subject=${product.id}`);
  await page.getByLabel('What', { exact: true }).selectOption('product.create');
  await expect(page.getByRole('group')).toHaveCount(1);
  await page.getByRole('link', { name: 'Clear' }).click();
  await page.waitForURL('**/admin/audit');
  await page.request.delete(`/api/admin/products/${product.id}`, { headers });
});

test('is sound on a phone', async ({ page, isMobile }) => {
  onPhonesOnly(isMobile);
  test.slow();
  await page.goto('/sign-in/code');
  await expectSound(page);
  await page.goto('/join?token=x');
  await expectSound(page);
  await signInAsAdmin(page);
  await page.goto('/admin/security');
  await expectSound(page);
  await page.getByRole('button', { name: 'Set it up' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectSound(page);
  await page.goto('/admin/team');
  await expectSound(page);
  await page.getByRole('button', { name: 'Invite somebody' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectSound(page);
  await page.goto('/admin/audit');
  await page.getByRole('group').first().locator('summary').click();
  await expectSound(page);
});
