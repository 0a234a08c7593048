import { expect, it, onTestFinished } from 'vitest';
import { createCache } from '#lib/cache/engine/cache.ts';
import { createRedisStore } from '#lib/cache/engine/shared/redis-store.ts';
import { openRedisLayer } from '#scripts/consistency/probes/redis-layer.ts';
import { redisUrl } from '#tests/support/redis-url.ts';

/** A cache as the shop has it, and the checker's look into what it shares. */
function open() {
  const cache = createCache({ shared: createRedisStore({ url: redisUrl(), prefix: 'strata:' }) });
  const layer = openRedisLayer(redisUrl());
  onTestFinished(async () => void (await Promise.all([cache.close(), layer.close()])));
  let version = 3;
  const products = cache.thing<string, { id: string }>({
    name: 'product',
    schema: 1,
    keyOf: (id) => id,
    ttlMs: 60_000,
    localTtlMs: 60_000,
    negativeTtlMs: 1_000,
    tagsOf: (id) => [`product:${id}`],
    load: async (ids) => new Map(ids.map((id) => [id, { value: { id }, version }])),
  });
  const setVersion = (next: number) => {
    version = next;
  };
  return { cache, layer, products, setVersion };
}

it('sees the version that Redis would serve, and none when its tags have ended', async () => {
  const { cache, layer, products, setVersion } = open();
  const id = '424242';
  await cache.invalidateTags({ hard: [`product:${id}`] });
  expect((await layer.product(id)).state).not.toBe('held');
  await products.get(id);
  expect(await layer.product(id)).toEqual({ state: 'held', version: 3 });
  await cache.invalidateTags({ hard: [`product:${id}`] });
  expect(await layer.product(id)).toEqual({ state: 'dead' });
  setVersion(4);
  await products.get(id);
  expect(await layer.product(id)).toEqual({ state: 'held', version: 4 });
  await products.invalidate([id]);
  expect(await layer.product(id)).toEqual({ state: 'absent' });
  expect(layer.figures()).toEqual({ looks: 5, held: 2 });
});

it('is not among the processes that changes wait for', async () => {
  const { cache, layer, products } = open();
  await products.get('424243');
  await layer.product('424243');
  const { processes } = await cache.acknowledged(0);
  await layer.stock('1');
  expect((await cache.acknowledged(0)).processes).toBe(processes);
});
