import { randomInt } from 'node:crypto';
import { expect, type Page, test } from '@playwright/test';
import { expectSound, holdStill, onPhonesOnly, signInAsAdmin } from './support/admin.ts';

holdStill();

/** Of this run alone. */
const run = `BULK${randomInt(1e9)}`;

async function importFile(page: Page, text: string): Promise<void> {
  await page.goto('/admin/bulk/import');
  await page.getByLabel('Drop a CSV or JSON file here').setInputFiles({
    name: `${run}.csv`,
    mimeType: 'text/csv',
    buffer: Buffer.from(text),
  });
  await page.getByRole('button', { name: 'Check the file' }).click();
  await page.waitForURL(/\/admin\/bulk\/[0-9a-f-]{36}/);
}

test.describe('with products of its own', () => {
  test.describe.configure({ mode: 'serial' });

  test('a file with mistakes is imported as far as it can be, and its products are in the shop', async ({ page }) => {
    await signInAsAdmin(page);
    await importFile(
      page,
      [
        'sku;name;brand;price;status;slug;option1_name;option1_value',
        `${run}-S;Mug ${run};Nordvik;9,90;published;${run.toLowerCase()};Size;S`,
        `${run}-L;;;12,90;;${run.toLowerCase()};Size;L`,
        `${run}-X;Lamp ${run};Nordvik;cheap;;;;`,
      ].join('\r\n'),
    );
    await expect(page.getByText('1 product would change.')).toBeVisible();
    await expect(page.getByText('“cheap” is no amount such as 12.90')).toBeVisible();
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Mistakes as CSV' }).click();
    expect((await download).suggestedFilename()).toBe('mistakes.csv');
    await page.getByRole('button', { name: 'Change 1 product' }).click();
    await expect(page.getByText('1 product written')).toBeVisible();
    await expect(page.getByRole('region', { name: 'How the change reaches the shop' })).toBeVisible();
    await page.goto(`/products/${run.toLowerCase()}`);
    await expect(page.getByRole('heading', { level: 1, name: `Mug ${run}` })).toBeVisible();
  });

  test('prices of many are changed after a preview, and the shop shows them', async ({ page }) => {
    await signInAsAdmin(page);
    const opened = await page.request.post('/api/admin/bulk', {
      data: { kind: 'edit', query: { q: `${run}-S` }, edit: { price: { percent: 10 } } },
    });
    expect(opened.status()).toBe(202);
    await page.goto(`/admin/bulk/${(await opened.json()).id}`);
    await expect(page.getByText('€9.90')).toBeVisible();
    await expect(page.getByText('€10.89')).toBeVisible();
    await page.getByRole('button', { name: 'Change 1 product' }).press('Enter');
    await expect(page.getByText('1 product written')).toBeVisible();
    await expect(page.getByText(/^Live everywhere after/)).toBeVisible();
    await page.goto(`/products/${run.toLowerCase()}`);
    await expect(page.getByText('€10.89').first()).toBeVisible();
  });
});

test('what is ready can be cancelled, what is wrong throughout cannot be started, and a file that is none says why', async ({
  page,
}) => {
  await signInAsAdmin(page);
  await importFile(page, `sku,name,brand,price\n${run}-C,Cup,Nordvik,1\n`);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText('Cancelled before anything was written')).toBeVisible();
  await importFile(page, `sku,name,brand,price\n${run}-C,Cup,Nordvik,cheap\n`);
  await expect(page.getByText('Nothing to write')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Change/ })).toHaveCount(0);
  await importFile(page, 'sku,colour\nA-1,red\n');
  await expect(page.getByText('These are no columns of a product: “colour”.')).toBeVisible();
});

test('its pages are sound on a phone', async ({ page, isMobile }) => {
  onPhonesOnly(isMobile);
  await signInAsAdmin(page);
  await importFile(page, `sku,name,brand,price\n${run}-P,Cup,Nordvik,1\n${run}-Q,Cup,Nordvik,\n`);
  await expect(page.getByText('is needed for a variant that is new')).toBeVisible();
  await expectSound(page);
  for (const path of ['/admin/bulk', '/admin/bulk/import']) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expectSound(page);
  }
});
