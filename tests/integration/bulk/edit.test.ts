import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Actor, ForbiddenError } from '#lib/accounts/actor.ts';
import { checkBulk } from '#lib/bulk/check-bulk.ts';
import { cancelOperation, startOperation } from '#lib/bulk/control.ts';
import { bulkEditInput } from '#lib/bulk/edit/edit-input.ts';
import { openBulkEdit } from '#lib/bulk/edit/open-edit.ts';
import { getOperation, listRows } from '#lib/bulk/read.ts';
import { runBulk } from '#lib/bulk/run-bulk.ts';
import { productPatch } from '#lib/catalog/product-input.ts';
import { getProduct } from '#lib/catalog/read.ts';
import { updateProduct } from '#lib/catalog/write.ts';
import { signInAs } from '#tests/support/actors.ts';
import { insertBasics, insertProduct } from '#tests/support/catalogue.ts';
import { openTestShop, type TestShop } from '#tests/support/runtime.ts';

let shop: TestShop;
let editor: Actor;
let viewer: Actor;
beforeAll(async () => {
  shop = await openTestShop();
  await insertBasics(shop.sql);
  editor = (await signInAs(shop.sql, 'editor')).actor;
  viewer = (await signInAs(shop.sql, 'viewer')).actor;
});
afterAll(() => shop.close());
beforeEach(async () => {
  await shop.sql`TRUNCATE products, changes, bulk_operations, audit_log CASCADE`;
  await insertProduct(shop.sql, { id: 1, name: 'Copper kettle', price: 5_000, category: 2 });
  await insertProduct(shop.sql, { id: 2, name: 'Glass teapot', price: 3_000, category: 3 });
  await insertProduct(shop.sql, { id: 3, name: 'Watering can', price: 2_000, compareAtPrice: 2_100, category: 4 });
  await shop.forget();
});

const job = { signal: new AbortController().signal, attempt: 1, maxAttempts: 5 };

async function open(edit: object, which: object = { productIds: ['1', '2', '3'] }): Promise<string> {
  const opened = await openBulkEdit(editor, bulkEditInput.parse({ kind: 'edit', ...which, edit }));
  if (opened.state !== 'opened') throw new Error(JSON.stringify(opened.errors));
  return opened.id;
}
async function check(edit: object, which?: object): Promise<string> {
  const operationId = await open(edit, which);
  await checkBulk({ operationId }, job);
  return operationId;
}
async function run(operationId: string): Promise<void> {
  await startOperation(editor, operationId);
  await runBulk({ operationId }, job);
}
const rowsOf = async (id: string) => (await listRows(viewer, id, { after: 0, limit: 100 }))?.items;
const prices = async () =>
  (await shop.sql<{ price: number }[]>`SELECT price FROM products ORDER BY id`).map(({ price }) => price);

describe('a check', () => {
  it('says what each product would become, and writes nothing', async () => {
    const id = await check({ price: { percent: 10 } });
    expect(await rowsOf(id)).toMatchObject([
      {
        number: 1,
        state: 'waiting',
        key: '1',
        name: 'Copper kettle',
        changes: [{ field: 'SKU-1 price', before: '€50.00', after: '€55.00' }],
      },
      { number: 2, state: 'waiting', changes: [{ before: '€30.00', after: '€33.00' }] },
      {
        number: 3,
        state: 'invalid',
        errors: [{ field: 'SKU-3 price', detail: 'would not be less than the compare-at price' }],
      },
    ]);
    expect(await getOperation(viewer, id)).toMatchObject({
      state: 'ready',
      total: 3,
      rows: { waiting: 2, invalid: 1 },
    });
    expect(await prices()).toEqual([5_000, 3_000, 2_000]);
  });

  it('is of all that a list shows, without what is in the bin', async () => {
    await shop.sql`UPDATE products SET status = 'archived', deleted_at = now(), deleted_from = 'draft' WHERE id = 3`;
    const id = await check({ status: 'archived' }, { query: {} });
    expect((await rowsOf(id))?.map(({ key, state }) => [key, state])).toEqual([
      ['1', 'waiting'],
      ['2', 'waiting'],
    ]);
  });

  it('refuses what is in the bin, where it was named', async () => {
    await shop.sql`UPDATE products SET status = 'archived', deleted_at = now(), deleted_from = 'draft' WHERE id = 3`;
    const id = await check({ status: 'published' });
    expect((await rowsOf(id))?.map(({ state }) => state)).toEqual(['unchanged', 'unchanged', 'invalid']);
  });

  it('begins anew where it was broken off', async () => {
    const operationId = await open({ price: { percent: 1 } });
    await shop.sql`INSERT INTO bulk_rows (operation_id, number, state, key) VALUES (${operationId}, 1, 'invalid', 'old')`;
    await checkBulk({ operationId }, job);
    expect((await rowsOf(operationId))?.map(({ key }) => key)).toEqual(['1', '2', '3']);
  });

  it('is refused for a category that is not there, for nothing to do, and to a viewer', async () => {
    const parse = (edit: object) => bulkEditInput.parse({ kind: 'edit', productIds: ['1'], edit });
    expect(await openBulkEdit(editor, parse({ addCategoryId: '99' }))).toEqual({
      state: 'invalid',
      errors: [{ pointer: '/edit/addCategoryId', detail: 'is no category' }],
    });
    expect(() => parse({})).toThrow('must change something');
    await expect(openBulkEdit(viewer, parse({ status: 'draft' }))).rejects.toThrow(ForbiddenError);
  });
});

describe('a run', () => {
  it('changes prices, in the shop too, and leaves an entry for each product in the audit log', async () => {
    expect(await getProduct('product-1')).toMatchObject({ price: 5_000 });
    const id = await check({ price: { percent: -10 } });
    await run(id);
    expect(await getOperation(viewer, id)).toMatchObject({ state: 'done', total: 3, done: 3, failed: 0 });
    expect(await getProduct('product-1')).toMatchObject({ price: 4_500, version: 2 });
    const audited =
      await shop.sql`SELECT action, subject_name, before, after, address FROM audit_log WHERE subject_id = '1'`;
    expect(audited).toEqual([
      {
        action: 'product.update',
        subject_name: 'Copper kettle',
        before: { 'variant SKU-1': expect.objectContaining({ price: 5_000 }) },
        after: { 'variant SKU-1': expect.objectContaining({ price: 4_500 }) },
        address: null,
      },
    ]);
  });

  it('leaves alone what somebody else has changed since the check, and says so', async () => {
    const id = await check({ price: { percent: -10 } });
    const variants = [{ sku: 'SKU-1', price: 6_000 }];
    await updateProduct(editor, '1', productPatch.parse({ variants }));
    await updateProduct(editor, '2', productPatch.parse({ name: 'Tall teapot' }));
    await run(id);
    expect(await prices()).toEqual([6_000, 2_700, 1_800]);
    expect(await getOperation(viewer, id)).toMatchObject({ state: 'done', done: 3, failed: 1 });
    expect((await rowsOf(id))?.[0]).toMatchObject({
      state: 'failed',
      errors: [{ field: 'SKU-1 price', detail: 'has changed since this was checked: it is €60.00 now' }],
    });
  });

  it('files products elsewhere, with the words that they are found by', async () => {
    await run(await check({ addCategoryId: '4', removeCategoryId: '2' }, { productIds: ['1'] }));
    expect(await getProduct('product-1')).toMatchObject({ categories: [{ id: '4' }] });
    expect(await shop.sql`SELECT keywords FROM products WHERE id = 1`).toEqual([{ keywords: 'Nordvik Garden' }]);
  });

  it('publishes what was cached as missing', async () => {
    await shop.sql`UPDATE products SET status = 'draft', publish_at = now() + interval '1 day' WHERE id = 1`;
    expect(await getProduct('product-1')).toBeNull();
    await run(await check({ status: 'published' }));
    expect(await getProduct('product-1')).toMatchObject({ id: '1' });
  });

  it('writes nothing more once it was cancelled', async () => {
    const id = await check({ price: { percent: 10 } });
    await startOperation(editor, id);
    expect(await cancelOperation(editor, id)).toMatchObject({ state: 'moved', operation: { state: 'cancelled' } });
    await runBulk({ operationId: id }, job);
    expect(await prices()).toEqual([5_000, 3_000, 2_000]);
    expect(await cancelOperation(editor, id)).toMatchObject({ state: 'refused' });
  });

  it('takes back the batch during which it was cancelled', async () => {
    const id = await check({ price: { percent: 10 } });
    await startOperation(editor, id);
    await shop.sql.unsafe(`
      CREATE FUNCTION cancel_meanwhile() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN UPDATE bulk_operations SET state = 'cancelled'; RETURN NULL; END $$;
      CREATE TRIGGER cancel_meanwhile AFTER UPDATE ON variants EXECUTE FUNCTION cancel_meanwhile();`);
    await runBulk({ operationId: id }, job);
    await shop.sql`DROP FUNCTION cancel_meanwhile CASCADE`;
    expect(await prices()).toEqual([5_000, 3_000, 2_000]);
  });

  it('ends when whoever started it may not edit any more', async () => {
    const { actor } = await signInAs(shop.sql, 'editor');
    const id = await check({ price: { percent: 10 } });
    await startOperation(actor, id);
    await shop.sql`UPDATE users SET role = 'viewer' WHERE id = ${actor.userId}`;
    await runBulk({ operationId: id }, job);
    expect(await getOperation(viewer, id)).toMatchObject({
      state: 'failed',
      error: expect.stringContaining('may not edit'),
    });
    expect(await prices()).toEqual([5_000, 3_000, 2_000]);
  });

  it('is not started twice, nor before it was checked, nor by a viewer', async () => {
    const id = await open({ price: { percent: 10 } });
    expect(await startOperation(editor, id)).toMatchObject({ state: 'refused' });
    await checkBulk({ operationId: id }, job);
    await expect(startOperation(viewer, id)).rejects.toThrow(ForbiddenError);
    expect(await startOperation(editor, id)).toMatchObject({ state: 'moved' });
    expect(await startOperation(editor, id)).toMatchObject({ state: 'refused' });
    expect(await startOperation(editor, 'nothing')).toEqual({ state: 'unknown' });
  });
});
