import { expect, type Page, test } from '@playwright/test';
import { expectSound, holdStill, onPhonesOnly, signInAsAdmin } from './support/admin.ts';
import { sell } from './support/sell.ts';

holdStill();

const stockOf = async (page: Page, variantId: string): Promise<number> =>
  (await (await page.request.get(`/api/inventory?ids=${variantId}`)).json()).items[0].available;

test('an order is found, packed and shipped, and its buyer sees the parcel', async ({ page, request }) => {
  await signInAsAdmin(page);
  const { number, url, email } = await sell(page, request);
  await page.goto('/admin/orders');
  const search = page.getByRole('searchbox', { name: 'Search orders' });
  await expect(async () => {
    await page.keyboard.press('/');
    await expect(search).toBeFocused({ timeout: 200 });
  }).toPass();
  await search.fill(email);
  await page.waitForURL(/q=grace/);
  // Rows are drawn anew while the search comes in.
  await expect(async () => {
    const row = page.getByRole('main').getByRole('link', { name: number }).locator('visible=true');
    await row.click({ timeout: 2_000 });
    await page.waitForURL(/\/admin\/orders\/[^?]+$/, { timeout: 2_000 });
  }).toPass();

  await page.getByRole('button', { name: 'Mark as packed' }).click();
  await page.getByRole('button', { name: 'Ship', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: `Ship order ${number}` });
  await dialog.getByLabel('Carrier').fill('DHL');
  await dialog.getByLabel('Tracking number').fill('JD-4711');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main').getByText('On its way', { exact: true }).locator('visible=true')).toBeVisible();
  await expect(page.getByRole('link', { name: 'JD-4711' })).toHaveAttribute('href', /dhl/);

  await page.getByLabel('A new note').fill('Rang and waits for it');
  await page.getByRole('button', { name: 'Add the note' }).click();
  await expect(page.getByRole('button', { name: 'Delete the note “Rang and waits for it”' })).toBeVisible();

  await page.goto(url);
  await expect(page.getByRole('link', { name: 'JD-4711' })).toBeVisible();
  await expect(page.getByText('Rang and waits for it')).toHaveCount(0);
});

test('pieces are refunded and go on sale again; who comes second is told what has changed', async ({
  page,
  request,
}) => {
  await signInAsAdmin(page);
  const { orderId, number, url, variantId } = await sell(page, request);
  await page.goto(`/admin/orders/${orderId}`);
  await page.getByRole('button', { name: 'Refund', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: `Refund order ${number}` });
  await dialog.getByRole('button', { name: 'One more' }).click();
  await dialog.getByRole('button', { name: 'One more' }).click();
  await expect(dialog.getByLabel('Amount in EUR')).toHaveValue('20.00');
  await dialog.getByLabel('Why').fill('Two were chipped');

  // Somebody else packs it meanwhile.
  const packed = await page.request.post(`/api/admin/orders/${orderId}/transition`, { data: { to: 'packed' } });
  expect(packed.ok()).toBe(true);
  await dialog.getByRole('button', { name: 'Give back €20.00' }).click();
  await expect(dialog.getByRole('alert')).toContainText('Somebody changed this order meanwhile');
  await expect(dialog.getByRole('alert')).toContainText('To pack → To ship');
  await expect(dialog.getByLabel('Why')).toHaveValue('Two were chipped');
  expect(await stockOf(page, variantId)).toBe(17);

  await expect(page.getByRole('button', { name: 'Ship', exact: true, includeHidden: true })).toBeAttached();
  await dialog.getByRole('button', { name: 'Give back €20.00' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText('2 of 3 refunded, all of them on sale again')).toBeVisible();
  await expect(page.getByRole('region', { name: 'How the change reaches the shop' })).toBeVisible();
  expect(await stockOf(page, variantId)).toBe(19);
  await page.goto(url);
  await expect(page.getByText('−€20.00')).toBeVisible();
});

test('the desk is sound on a phone', async ({ page, request, isMobile }) => {
  onPhonesOnly(isMobile);
  await signInAsAdmin(page);
  const { orderId, number } = await sell(page, request);
  const pages: [path: string, heading: string | RegExp][] = [
    ['/admin/orders', 'Orders'],
    [`/admin/orders/${orderId}`, `Order ${number}`],
    [`/admin/orders/packing-slips?ids=${orderId}`, 'Packing slip'],
    ['/admin/customers?kind=guest', 'Customers'],
    [`/admin/customers/guest-${orderId}`, 'Grace Hopper'],
    ['/admin/mail', 'Mail'],
  ];
  for (const [path, name] of pages) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
    await expectSound(page);
  }
});
