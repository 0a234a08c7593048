import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { signInAdmin, signUpCustomer } from './support/people.ts';

/** Mail that is kept, as there is no mail server: written by one process's job, read by those who work for the shop. */
test('keeps a mail for whoever works for the shop to read, and for nobody else', async ({
  page,
  playwright,
  baseURL,
}) => {
  const customer = await signUpCustomer(playwright, baseURL as string);
  const { user } = await (await customer.get('/api/auth/get-session')).json();
  const refused = await page.goto('/admin/mail');
  expect(refused?.status()).toBe(404);
  await page.context().addCookies((await customer.storageState()).cookies);
  expect((await page.goto('/admin/mail'))?.status()).toBe(404);
  await expect(page.getByText(user.email)).toHaveCount(0);

  const admin = await signInAdmin(playwright, baseURL as string);
  await expect
    .poll(async () => {
      const { items } = await (await admin.get('/api/admin/mail?status=kept&pageSize=100')).json();
      return items.map(({ to }: { to: string }) => to);
    })
    .toContain(user.email);
  await page.context().addCookies((await admin.storageState()).cookies);
  const list = await page.goto('/admin/mail?status=kept');
  expect(list?.headers()['cache-control']).toBe('no-store');
  await expect(page.getByRole('heading', { level: 1, name: 'Mail' })).toBeVisible();
  const axe = async () => (await new AxeBuilder({ page }).exclude('iframe').analyze()).violations.map(({ id }) => id);
  expect(await axe()).toEqual([]);

  await page.getByRole('article').filter({ hasText: user.email }).getByRole('link').click();
  const mail = page.frameLocator('iframe');
  await expect(mail.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(mail.getByRole('link', { name: 'Yes, this is me' })).toHaveAttribute('href', /^http/);
  expect(await axe()).toEqual([]);
  await Promise.all([customer.dispose(), admin.dispose()]);
});
