import { expect, test } from '@playwright/test';
import { signInAdmin } from '#tests/http/support/people.ts';
import { assertAccessible, assertFitsWidth } from './support/accessible.ts';
import {
  errorSummary,
  newEmail,
  openAnother,
  PASSWORD,
  readMailedLink,
  signIn,
  signOut,
  signUp,
} from './support/account.ts';

const OTHER_PASSWORD = 'staple battery horse';

/** How its pages look on a phone is judged below; what they do is the same there. */
const onDesktop = (isMobile: boolean) => test.skip(isMobile, 'tried on a desktop');

test('opens an account, verifies its address, forgets the password and gets another one', async ({
  page,
  playwright,
  baseURL,
  isMobile,
}) => {
  onDesktop(isMobile);
  test.slow();
  const email = await signUp(page);
  await expect(page.getByText('Is this your address?')).toBeVisible();
  const admin = await signInAdmin(playwright, baseURL ?? '');
  await page.goto(await readMailedLink(admin, email, '/verify-email'));
  await page.getByRole('button', { name: 'Yes, it is mine' }).click();
  await expect(page.getByRole('status')).toHaveText('Your address is verified.');
  await signOut(page);
  await page.goto('/account/profile');
  await page.getByRole('link', { name: 'Forgot your password?' }).click();
  await page.getByLabel('E-mail address').fill(email);
  await page.getByRole('button', { name: 'Send the link' }).click();
  await expect(page.getByRole('status')).toContainText('If there is an account with this address');
  await page.goto(await readMailedLink(admin, email, '/reset-password'));
  await page.getByLabel('New password', { exact: true }).fill(OTHER_PASSWORD);
  await page.getByRole('button', { name: 'Set the password' }).click();
  await expect(page.getByRole('status')).toContainText('Your new password is set');
  await signIn(page, email);
  await expect(errorSummary(page)).toContainText('do not belong together');
  await expect(page.getByLabel('E-mail address')).toHaveValue(email);
  await signIn(page, email, OTHER_PASSWORD);
  await expect(page.getByRole('heading', { level: 1, name: 'Hello, Ada Lovelace' })).toBeVisible();
});

test('signs another browser out from this one', async ({ page, browser, isMobile }) => {
  onDesktop(isMobile);
  const email = await signUp(page);
  const other = await openAnother(browser);
  await other.goto('/account/addresses');
  await signIn(other, email);
  await expect(other.getByRole('heading', { level: 1, name: 'Addresses' })).toBeVisible();
  await page.goto('/account/security');
  await page.getByRole('button', { name: 'Sign out Chrome on' }).click();
  await expect(page.getByRole('status')).toHaveText('That device is signed out.');
  await other.reload();
  await expect(other).toHaveURL('/sign-in?next=%2Faccount%2Faddresses');
  await other.context().close();
});

test('says what is wrong with an address, keeps the rest, and keeps it for the checkout', async ({
  page,
  isMobile,
}) => {
  onDesktop(isMobile);
  await signUp(page);
  await page.goto('/account/addresses/new');
  await page.getByLabel('Street and number').fill('Invalidenstr. 44');
  await page.getByLabel('Town or city').fill('Berlin');
  await page.getByLabel('Postal code').fill('1011');
  await page.getByRole('button', { name: 'Save the address' }).click();
  await expect(errorSummary(page)).toBeFocused();
  await errorSummary(page).getByRole('link').click();
  await expect(page.getByLabel('Postal code')).toBeFocused();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('10115');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('article', { name: 'Invalidenstr. 44' })).toContainText('10115 Berlin');
});

test('works without scripts', async ({ browser }) => {
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  const email = newEmail();
  await page.goto('/sign-up?next=/account/security');
  await page.getByLabel('Your name').fill('Ada Lovelace');
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill('password1');
  await page.getByRole('button', { name: 'Open the account' }).click();
  await expect(errorSummary(page)).toContainText('among the first that are tried');
  await expect(page.getByLabel('Your name')).toHaveValue('Ada Lovelace');
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Open the account' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Security' })).toBeVisible();
  await page.getByText('Delete it').click();
  await page.getByRole('textbox', { name: 'Your password' }).fill('not the password');
  await page.getByRole('button', { name: 'Delete the account for good' }).click();
  await expect(page.getByRole('alert').getByRole('link', { name: 'This is not your password' })).toBeVisible();
  await page.context().close();
});

test('is accessible', async ({ page }) => {
  test.slow();
  const look = async (what: string) => {
    await assertAccessible(page, what);
    await assertFitsWidth(page, what);
  };
  for (const path of ['/sign-up', '/forgot-password', '/reset-password?token=x', '/verify-email?token=x', '/sign-in']) {
    await page.goto(path);
    await look(path);
  }
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
  await expect(errorSummary(page)).toBeFocused();
  await look('a form with errors');
  await signUp(page);
  await look('/account');
  for (const name of ['orders', 'wishlist', 'profile', 'addresses', 'addresses/new', 'security']) {
    await page.goto(`/account/${name}`);
    await look(name);
  }
  // The last of a row that a phone has to push.
  const pages = page.getByRole('navigation', { name: 'Account' });
  await expect(pages.getByRole('link', { name: 'Security' })).toBeInViewport({ ratio: 1 });
});
