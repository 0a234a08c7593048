import { expect, type Page, test } from '@playwright/test';
import { formatMoney } from '#lib/money/format.ts';
import { chooseValue, findProduct, openProduct, setShownStock } from './support/shop.ts';

/** The gallery has come to rest at the picture of that index. */
async function assertPictureShown(page: Page, index: number): Promise<void> {
  const track = page.getByRole('list', { name: 'Pictures of' });
  await expect.poll(() => track.evaluate((list) => list.scrollLeft / list.clientWidth)).toBeCloseTo(index, 1);
}

test('shows the picture of the chosen colour', async ({ page, request }) => {
  const product = await findProduct(
    request,
    ({ options, variants }) => options.length === 1 && new Set(variants.map((v) => v.imageIndex)).size > 1,
  );
  const target = product.variants.find(({ imageIndex }) => imageIndex !== product.variants[0]?.imageIndex);
  const [option, value] = Object.entries(target?.options ?? {})[0] ?? [];
  if (!target || !option || !value) throw new Error('The product has no second colour');
  await openProduct(page, product);

  await chooseValue(page, option, value);
  await expect(page.getByText(target.sku, { exact: true })).toBeVisible();
  const thumbnail = page.getByRole('button', { name: `Show picture ${(target.imageIndex ?? 0) + 1} of` });
  await expect(thumbnail).toHaveAttribute('aria-current', 'true');
  await assertPictureShown(page, target.imageIndex ?? 0);
});

test('shows the price of the chosen variant', async ({ page, request }) => {
  const product = await findProduct(
    request,
    ({ options, variants }) => options.length > 0 && new Set(variants.map(({ price }) => price)).size > 1,
  );
  const first = product.variants[0];
  const target = product.variants.find(({ price }) => price !== first?.price);
  if (!target) throw new Error('The product has one price');
  await openProduct(page, product);
  for (const [option, value] of Object.entries(target.options)) await chooseValue(page, option, value);
  await expect(page.getByText(target.sku, { exact: true })).toBeVisible();
  await expect(page.getByText(formatMoney(target.price, 'EUR'), { exact: true }).first()).toBeVisible();
});

test('counts the last pieces of the chosen variant and marks what is sold out', async ({ page, request }) => {
  const product = await findProduct(
    request,
    ({ options }) => options.length === 1 && (options[0]?.values.length ?? 0) > 1,
  );
  const [low, gone] = product.variants;
  const option = product.options[0]?.name ?? '';
  if (!low || !gone) throw new Error('The product has one variant');
  await setShownStock(page, (id) => (id === low.id ? 3 : id === gone.id ? 0 : 40));
  await openProduct(page, product);
  const stock = page.getByRole('status');
  await expect(stock).toContainText('Only 3 left');
  await expect(page.getByRole('radio', { name: `${gone.options[option]} (sold out)` })).toBeVisible();

  await chooseValue(page, option, gone.options[option] ?? '');
  await expect(stock).toContainText('Sold out');
});

test('says so when the stock cannot be counted, and counts again on request', async ({ page, request }) => {
  const product = await findProduct(request, ({ variants }) => variants.length > 0);
  await page.route('**/api/inventory?*', (route) => route.fulfill({ status: 503, json: {} }));
  await openProduct(page, product);
  const stock = page.getByRole('status');
  await expect(stock).toContainText('Stock unknown');
  await page.unroute('**/api/inventory?*');
  await setShownStock(page, () => 40);
  await stock.getByRole('button', { name: 'Try again' }).click();
  await expect(stock).toContainText('In stock');
});

test('moves through the pictures with the thumbnails', async ({ page, request }) => {
  const product = await findProduct(request, () => true);
  await openProduct(page, product);
  const second = page.getByRole('button', { name: 'Show picture 2 of' });
  test.skip((await second.count()) === 0, 'the product has one picture');
  await second.click();
  await expect(second).toHaveAttribute('aria-current', 'true');
  await assertPictureShown(page, 1);
});

test('describes the product to machines', async ({ page, request }) => {
  const product = await findProduct(request, () => true);
  await openProduct(page, product);
  const blocks = await page.locator('script[type="application/ld+json"]').allTextContents();
  const data = blocks.map((block) => JSON.parse(block));
  expect(data).toContainEqual(expect.objectContaining({ '@type': 'Product', name: product.name }));
  expect(data).toContainEqual(expect.objectContaining({ '@type': 'BreadcrumbList' }));
});
