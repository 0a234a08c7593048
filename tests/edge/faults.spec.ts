import { expect } from '@playwright/test';
import { lookAt, priceIn, test, warm } from './support/shop.ts';

/** What becomes of a change when the CDN does not do what it is told. */

const ttlOf = ({ headers }: { headers: Record<string, string> }) =>
  Number(/strata-edge; hit; ttl=(\d+)/.exec(headers['cache-status'] ?? '')?.[1]);

test('a purge that was accepted and lost is made good by the second one', async ({ request, editor, edge }) => {
  const product = await editor.create();
  const path = `/api/products/${product.id}`;
  await editor.settled(product.changeId);
  await warm(request, path);
  await edge.fail({ kind: 'lost', times: 1 });
  const { price, changeId } = await editor.reprice(product, 3);

  await expect.poll(async () => (await edge.log()).map(({ faults }) => faults)).toContainEqual(['lost']);
  expect(await lookAt(request, path)).toMatchObject({
    cache: 'HIT',
    body: expect.stringContaining(`"price":${product.price}`),
  });
  await expect.poll(() => priceIn(request, product.id), { timeout: 15_000 }).toBe(price);
  const { layers } = await editor.settled(changeId);
  expect(layers.map(({ state }) => state)).toEqual(Array.from({ length: 6 }, () => 'done'));
  await editor.remove(product.id);
});

test('what the CDN refuses for its rate is told again', async ({ request, editor, edge }) => {
  const product = await editor.create();
  await editor.settled(product.changeId);
  await warm(request, `/api/products/${product.id}`);
  await edge.fail({ kind: 'limited', retryAfterSeconds: 1, times: 4 });
  const { price, changeId } = await editor.reprice(product, 3);

  await expect.poll(() => priceIn(request, product.id), { timeout: 20_000 }).toBe(price);
  const statuses = (await edge.log()).map(({ status }) => status);
  expect(statuses.filter((status) => status === 429)).toHaveLength(4);
  expect((await editor.settled(changeId)).complete).toBe(true);
  await editor.remove(product.id);
});

// Nobody can know of it: the CDN says that all is well. Lifetimes are what bounds it.
test('a location that is stuck shows the old state for as long as it may keep it', async ({
  request,
  editor,
  edge,
}) => {
  const product = await editor.create();
  const path = `/products/${product.slug}`;
  const gone = `/products/${product.slug}-two`;
  await editor.settled(product.changeId);
  for (const location of [1, 2]) await warm(request, path, location);
  expect((await warm(request, gone, 2)).status).toBe(404);
  await edge.fail({ kind: 'stuck', location: 2 });
  const { changeId, version } = await editor.reprice(product, 3);
  const second = await editor.create({ slug: `${product.slug}-two` });
  expect((await editor.settled(second.changeId)).complete).toBe(true);
  expect((await editor.receipt(changeId)).complete).toBe(true);

  const mark = (of: number) => `data-product="${product.id}:${of}"`;
  expect((await lookAt(request, path, 1)).body).toContain(mark(version));
  const stuck = await lookAt(request, path, 2);
  expect(stuck).toMatchObject({ cache: 'HIT', body: expect.stringContaining(mark(product.version)) });
  expect(ttlOf(stuck)).toBeLessThanOrEqual(300);
  // What is not there is kept for ten seconds: this location finds out by itself.
  await expect.poll(async () => (await lookAt(request, gone, 2)).status, { timeout: 20_000 }).toBe(200);
  for (const { id } of [product, second]) await editor.remove(id);
});
