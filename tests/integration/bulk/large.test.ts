import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import type { Actor } from '#lib/accounts/actor.ts';
import { checkBulk } from '#lib/bulk/check-bulk.ts';
import { startOperation } from '#lib/bulk/control.ts';
import { bulkEditInput } from '#lib/bulk/edit/edit-input.ts';
import { openBulkEdit } from '#lib/bulk/edit/open-edit.ts';
import { runBulk } from '#lib/bulk/run-bulk.ts';
import { getProduct } from '#lib/catalog/read.ts';
import { startWorker } from '#lib/jobs/worker.ts';
import { signInAs } from '#tests/support/actors.ts';
import { insertBasics } from '#tests/support/catalogue.ts';
import { guardAgainstOrphan } from '#tests/support/orphan-guard.ts';
import { relayedShopForFile } from '#tests/support/relayed-shop.ts';
import { waitUntil } from '#tests/support/wait-until.ts';

const PROGRAM = fileURLToPath(new URL('../../support/bulk-worker.ts', import.meta.url));
/** Three batches. */
const PRODUCTS = 600;

const shop = relayedShopForFile();
let editor: Actor;
beforeAll(async () => {
  await insertBasics(shop.sql);
  editor = (await signInAs(shop.sql, 'editor')).actor;
});
beforeEach(async () => {
  await shop.sql`TRUNCATE products, bulk_operations, audit_log CASCADE`;
  await shop.sql`INSERT INTO products (id, slug, name, description, brand_id, status, currency, price, in_stock)
                 SELECT id, 'p-' || id, 'Product ' || id, '', 1, 'published', 'EUR', 1000, true
                   FROM generate_series(1, ${PRODUCTS}::int) id`;
  await shop.sql`INSERT INTO product_categories (product_id, category_id) SELECT id, 2 FROM products`;
  await shop.sql`INSERT INTO variants (id, product_id, sku, price) SELECT id, id, 'P-' || id, 1000 FROM products`;
});

const job = { signal: new AbortController().signal, attempt: 1, maxAttempts: 5 };

const RISE = { query: {}, edit: { price: { percent: 10 } } };

/** An edit that is checked and started. */
async function start(input: object): Promise<string> {
  const opened = await openBulkEdit(editor, bulkEditInput.parse({ kind: 'edit', ...input }));
  if (opened.state !== 'opened') throw new Error('not opened');
  await checkBulk({ operationId: opened.id }, job);
  await startOperation(editor, opened.id);
  return opened.id;
}
const operation = async () => (await shop.sql`SELECT state::text, done, failed FROM bulk_operations`)[0];

it('goes on after kill -9 in the middle of a batch, and writes nothing twice', async () => {
  await shop.sql.unsafe(`
    CREATE FUNCTION hold() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF (SELECT done FROM bulk_operations) = 400 THEN PERFORM pg_advisory_xact_lock(7); END IF;
      RETURN NULL;
    END $$;
    CREATE TRIGGER hold AFTER INSERT ON audit_log FOR EACH STATEMENT EXECUTE FUNCTION hold();`);
  const held = await shop.sql.reserve();
  await held`SELECT pg_advisory_lock(7)`;
  await start(RISE);
  const child = fork(PROGRAM, { execArgv: [], env: { ...process.env, LOG_LEVEL: 'silent' } });
  const dismiss = guardAgainstOrphan(child.pid as number);
  await waitUntil(20_000, 'no batch is being written', async () => {
    const [waiting] = await shop.sql`SELECT FROM pg_locks WHERE locktype = 'advisory' AND objid = 7 AND NOT granted`;
    return waiting ? true : undefined;
  });
  child.kill('SIGKILL');
  await once(child, 'exit');
  dismiss();
  await held`SELECT pg_advisory_unlock(7)`;
  held.release();
  await shop.sql`DROP FUNCTION hold CASCADE`;
  expect(await operation()).toEqual({ state: 'running', done: 400, failed: 0 });

  const worker = startWorker(shop.runtime, { lookMs: 50 });
  await waitUntil(20_000, 'nobody goes on', async () => (await operation())?.state === 'done' || undefined);
  await worker.close();
  expect(await operation()).toEqual({ state: 'done', done: PRODUCTS, failed: 0 });
  const written =
    await shop.sql`SELECT price, version::int AS version, count(*)::int AS count FROM products GROUP BY 1, 2`;
  expect(written).toEqual([{ price: 1_100, version: 2, count: PRODUCTS }]);
  const [audited] = await shop.sql`SELECT count(*)::int AS count FROM audit_log WHERE action = 'product.update'`;
  expect(audited).toEqual({ count: PRODUCTS });
});

it('ends that a product was cached as missing, when very many are published', async () => {
  await shop.sql`UPDATE products SET status = 'draft'`;
  expect(await getProduct('p-1')).toBeNull();
  const productIds = Array.from({ length: 100 }, (_, at) => String(at + 1));
  await runBulk({ operationId: await start({ productIds, edit: { status: 'published' } }) }, job);
  expect(await getProduct('p-1')).toMatchObject({ id: '1' });
});

it('names its products to a CDN by their category, with a call for each batch and each repetition at most', async () => {
  expect(await getProduct('p-1')).toMatchObject({ price: 1_000 });
  shop.startRelay();
  await runBulk({ operationId: await start(RISE) }, job);
  expect(await getProduct('p-1')).toMatchObject({ price: 1_100 });
  await waitUntil(10_000, 'some change is not complete', async () => {
    const [open] = await shop.sql`SELECT FROM changes WHERE purged_again_at IS NULL`;
    return open ? undefined : true;
  });
  expect(shop.api.done.length).toBeLessThanOrEqual(6);
  expect([...new Set(shop.api.done.flatMap(({ tags }) => tags))].sort()).toEqual([
    'category:2',
    'list:1:price',
    'list:2:price',
    'list:all:price',
  ]);
});
