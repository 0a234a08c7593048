import { randomUUID } from 'node:crypto';
import { expect, type Page, test } from '@playwright/test';
import sharp from 'sharp';
import { expectSound, holdStill, openEditor, signInAsAdmin } from './support/admin.ts';

/** Pictures of a product, from somebody's disk to the page in the shop. */

holdStill();

test.beforeEach(({ page }) => signInAsAdmin(page));

async function createProduct(page: Page): Promise<{ id: string; slug: string }> {
  const mark = randomUUID().slice(0, 8).toUpperCase();
  const variants = [{ sku: `PIC-${mark}`, price: 4_900, available: 10 }];
  const data = { name: `Lamp ${mark}`, brand: 'Norrvik', status: 'published', variants };
  const response = await page.request.post('/api/admin/products', { data });
  expect(response.status()).toBe(201);
  return response.json();
}

const picture = async (name: string, background: string) => ({
  name,
  mimeType: 'image/png',
  buffer: await sharp({ create: { width: 600, height: 400, channels: 3, background } })
    .png()
    .toBuffer(),
});

async function openPictures(page: Page, id: string) {
  await openEditor(page, `/admin/products/${id}`);
  return page.getByRole('region', { name: 'Pictures' }).locator('visible=true');
}

test('pictures are uploaded, described, put in order by keyboard, and shown in the shop', async ({ page }) => {
  const { id, slug } = await createProduct(page);
  const pictures = await openPictures(page, id);
  await pictures
    .locator('input[type=file]')
    .setInputFiles([await picture('one.png', '#2a6f97'), await picture('two.png', '#9b2226')]);
  await pictures.getByRole('button', { name: /^Picture 1/ }).click();
  await pictures.getByLabel('Alternative text').fill('A lamp, lit');
  await pictures.getByRole('slider', { name: 'From the left' }).fill('80');
  await pictures.getByRole('button', { name: /^Picture 2, / }).click();
  await pictures.getByLabel('Alternative text').fill('A lamp in a box');

  await pictures.getByRole('button', { name: 'Move A lamp in a box', exact: true }).focus();
  await page.keyboard.press('Space');
  await expect(page.getByText('A lamp in a box is taken up, over its own place 2 of 2.')).toBeAttached();
  // Places are measured once something is taken up: a key that comes before that moves nothing.
  await expect(async () => {
    await page.keyboard.press('ArrowLeft');
    await expect(page.getByText('A lamp in a box is over place 1 of 2.')).toBeAttached({ timeout: 500 });
  }).toPass();
  await page.keyboard.press('Space');
  await expect(pictures.getByRole('button', { name: 'A lamp in a box, the first' })).toBeVisible();
  await expectSound(page);

  await page.keyboard.press('Control+S');
  await expect(
    page
      .getByRole('status')
      .filter({ hasText: /^Saved/ })
      .first(),
  ).toBeVisible();
  await page.goto(`/products/${slug}`);
  const shown = page.getByRole('list', { name: /^Pictures of/ }).getByRole('img');
  await expect(shown.first()).toHaveAccessibleName('A lamp in a box');
  await expect(shown.last()).toHaveAccessibleName('A lamp, lit');
  await expect(shown.last()).toHaveCSS('object-position', '80% 50%');
  await expect.poll(() => shown.first().evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
});

test('a file that cannot be a picture is refused with its reason, and the others are taken', async ({ page }) => {
  const { id } = await createProduct(page);
  const pictures = await openPictures(page, id);
  const script = { name: 'logo.png', mimeType: 'image/png', buffer: Buffer.from('<svg onload="alert(1)"/>') };
  await pictures.locator('input[type=file]').setInputFiles([script, await picture('one.png', '#2a6f97')]);
  await expect(pictures.getByRole('alert')).toContainText('An SVG is a document that can run scripts');
  await expect(pictures.getByRole('button', { name: /^Picture 1, / })).toBeVisible();
  await pictures.getByRole('button', { name: 'Forget logo.png' }).click();
  await expect(pictures.getByRole('alert')).toHaveCount(0);
});
