import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Actor } from '#lib/accounts/actor.ts';
import type { RouteRule } from '#lib/cache/manifest.ts';
import { getAdminProduct } from '#lib/catalog/admin-list.ts';
import { deleteProduct } from '#lib/catalog/bin.ts';
import { duplicateProduct } from '#lib/catalog/duplicate.ts';
import { emptyBin } from '#lib/catalog/empty-bin.ts';
import { getPreviewedProduct, previewHref, readPreview } from '#lib/catalog/preview.ts';
import { productInput, productPatch } from '#lib/catalog/product-input.ts';
import { getProduct } from '#lib/catalog/read.ts';
import { publishDue, publishProduct } from '#lib/catalog/schedule.ts';
import type { ProductWrite } from '#lib/catalog/store/change-product.ts';
import { createProduct, updateProduct } from '#lib/catalog/write.ts';
import { runInScope } from '#lib/http/scope.ts';
import { matchRoute } from '#lib/pages/match-route.ts';
import { toPageRequest } from '#lib/pages/page-request.ts';
import { signInAs } from '#tests/support/actors.ts';
import { insertBasics, insertProduct } from '#tests/support/catalogue.ts';
import { openTestShop, type TestShop } from '#tests/support/runtime.ts';

let shop: TestShop;
let editor: Actor;
beforeAll(async () => {
  shop = await openTestShop();
  await insertBasics(shop.sql);
  editor = (await signInAs(shop.sql, 'editor')).actor;
});
afterAll(() => shop.close());
beforeEach(async () => {
  await shop.sql`TRUNCATE products, changes, audit_log CASCADE`;
  await shop.sql`DELETE FROM graphile_worker._private_jobs`;
  await insertProduct(shop.sql, { id: 1, name: 'Copper kettle', price: 5_000, category: 2 });
  await shop.forget();
});

const LATER = new Date(Date.now() + 3_600_000).toISOString();
const saved = ({ result }: { result: ProductWrite }) => {
  if (result.state !== 'saved') throw new Error(`not saved: ${JSON.stringify(result)}`);
  return result.product;
};
const scheduled = async () =>
  saved(
    await createProduct(
      editor,
      productInput.parse({ name: 'Mug', brand: 'Nordvik', publishAt: LATER, variants: [{ sku: 'MUG', price: 900 }] }),
    ),
  );
const letTimePass = (id: string) =>
  shop.sql`UPDATE products SET publish_at = now() - interval '1 second' WHERE id = ${id}`;
const actions = async () =>
  (await shop.sql`SELECT action, actor_email FROM audit_log ORDER BY id`).map(
    (row) => `${row.action} ${row.actor_email}`,
  );

it('publishes a draft when its time has come, and not before', async () => {
  const { id } = await scheduled();
  expect(await getProduct('mug')).toBeNull();
  await publishProduct({ productId: id });
  expect(await getProduct('mug')).toBeNull();
  await letTimePass(id);
  await publishProduct({ productId: id });
  expect(await getProduct('mug')).toMatchObject({ id, version: 2 });
  expect(await getAdminProduct(editor, id)).toMatchObject({ status: 'published', publishAt: null });
  expect((await actions()).at(-1)).toBe('product.publish schedule');
  const [change] = await shop.sql`SELECT cdn, tags FROM changes ORDER BY id DESC LIMIT 1`;
  expect(change).toMatchObject({ cdn: 'purge', tags: expect.arrayContaining([`product:${id}`, 'slug:mug']) });
});

it('has a job for the very time, which a new time replaces', async () => {
  const { id } = await scheduled();
  const times = async () =>
    (await shop.sql`SELECT run_at FROM graphile_worker.jobs WHERE key = ${`publish:${id}`}`).map(({ run_at }) =>
      new Date(run_at).toISOString(),
    );
  expect(await times()).toEqual([LATER]);
  const publishAt = new Date(Date.now() + 7_200_000).toISOString();
  await updateProduct(editor, id, productPatch.parse({ publishAt }));
  expect(await times()).toEqual([publishAt]);
});

it('finds the drafts whose job was lost', async () => {
  const { id } = await scheduled();
  await publishDue();
  expect(await getProduct('mug')).toBeNull();
  await letTimePass(id);
  await publishDue();
  expect(await getProduct('mug')).toMatchObject({ id });
});

it('leaves alone what is no draft any more', async () => {
  const { id } = await scheduled();
  await deleteProduct(editor, id);
  await publishProduct({ productId: id });
  expect(await getAdminProduct(editor, id)).toMatchObject({ status: 'archived', deletedFrom: 'draft' });
});

it('removes for good what has been in the bin for thirty days, and nothing else', async () => {
  await insertProduct(shop.sql, { id: 2 });
  await deleteProduct(editor, '1');
  await deleteProduct(editor, '2');
  await shop.sql`UPDATE products SET deleted_at = now() - interval '31 days' WHERE id = 2`;
  await emptyBin();
  expect(await getAdminProduct(editor, '2')).toBeNull();
  expect(await getAdminProduct(editor, '1')).toMatchObject({ id: '1' });
  expect((await actions()).at(-1)).toBe('product.remove schedule');
});

it('copies a product as a draft with SKUs and an address of its own, and no stock', async () => {
  const first = saved(await duplicateProduct(editor, '1'));
  const second = saved(await duplicateProduct(editor, '1'));
  expect(first).toMatchObject({
    name: 'Copper kettle (copy)',
    slug: 'copper-kettle-copy',
    status: 'draft',
    price: 5_000,
    categoryIds: ['2'],
    images: [{ hash: 'a'.repeat(32) }],
    variants: [{ sku: 'SKU-1-COPY', available: 0 }],
  });
  expect(second).toMatchObject({ slug: 'copper-kettle-copy-2', variants: [{ sku: 'SKU-1-COPY-2' }] });
  expect((await duplicateProduct(editor, '999')).result).toEqual({ state: 'unknown' });
});

it('shows a draft to whoever has a link to it, past every cache, for an hour', async () => {
  const product = await scheduled();
  const href = previewHref(product);
  const open = (url: string, slug: string) =>
    runInScope('loopback', (scope) => {
      scope.preview = readPreview(url);
      return getPreviewedProduct(slug);
    });
  expect(await open(href, 'mug')).toMatchObject({ product: { id: product.id, status: 'draft' } });
  expect(await open(href, 'product-1')).toBeNull();
  const before = (await shop.redis?.keys('*'))?.sort();
  await open(href, 'mug');
  expect((await shop.redis?.keys('*'))?.sort()).toEqual(before);
  expect(readPreview(href, Date.now() + 3_601_000)).toBeUndefined();
  expect(readPreview(href.replace(`=${product.id}.`, '=1.'))).toBeUndefined();
  expect(readPreview('/products/mug')).toBeUndefined();
  const rule = matchRoute('/products/mug') as RouteRule;
  expect(toPageRequest(rule, href, {})).toBeUndefined();
  expect(toPageRequest(rule, `${href}x`, {})?.url).toBe('/products/mug');
});
