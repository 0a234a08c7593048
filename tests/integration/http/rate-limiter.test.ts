import { expect, it, onTestFinished } from 'vitest';
import { readConfig } from '#lib/config.ts';
import { getRateLimiter, type RateLimiter } from '#lib/http/rate-limiter.ts';
import { createLogger } from '#lib/log.ts';
import type { Runtime } from '#lib/runtime.ts';
import { redisForFile } from '#tests/support/redis-for-file.ts';
import { waitUntil } from '#tests/support/wait-until.ts';

const redis = redisForFile();
const THREE = { requests: 3, seconds: 60 };
let names = 0;
const newName = () => `limit-${++names}`;

/** The limiter of one process, when it has found its Redis. */
async function openLimiter(redisUrl: string): Promise<RateLimiter> {
  const config = readConfig(redisUrl === '' ? {} : { REDIS_URL: redisUrl });
  const runtime = {
    config,
    log: createLogger({ logLevel: 'silent' }),
    onClose: (end: () => void) => onTestFinished(end),
  } as unknown as Runtime;
  const limiter = getRateLimiter(runtime);
  if (redisUrl === '') return limiter;
  await waitUntil(5_000, 'the limiter does not reach Redis', async () => {
    const probe = newName();
    await limiter.count(probe, 'a', THREE);
    return (await redis.admin.exists(`strata:limit:${probe}:a`)) === 1 || undefined;
  });
  return limiter;
}

async function countTimes(limiter: RateLimiter, times: number, name: string, key = 'a'): Promise<string[]> {
  const states: string[] = [];
  for (let time = 0; time < times; time++) states.push((await limiter.count(name, key, THREE)).state);
  return states;
}

it('counts what several processes are asked together', async () => {
  const [first, second] = await Promise.all([openLimiter(redis.url), openLimiter(redis.url)]);
  const name = newName();
  expect(await countTimes(first, 2, name)).toEqual(['within', 'within']);
  expect(await countTimes(second, 2, name)).toEqual(['within', 'over']);
});

it('lets no request too many through, however many come at once', async () => {
  const limiter = await openLimiter(redis.url);
  const name = newName();
  const counts = await Promise.all(Array.from({ length: 50 }, () => limiter.count(name, 'a', THREE)));
  expect(counts.filter(({ state }) => state === 'within')).toHaveLength(3);
});

it('says when to come again, and takes requests again then', async () => {
  const limiter = await openLimiter(redis.url);
  const name = newName();
  const budget = { requests: 1, seconds: 1 };
  await limiter.count(name, 'a', budget);
  const refused = await limiter.count(name, 'a', budget);
  expect(refused.state).toBe('over');
  expect(refused.resetMs).toBeGreaterThan(0);
  expect(refused.resetMs).toBeLessThanOrEqual(1_000);
  await waitUntil(2_000, 'it is refused for ever', async () => {
    const { state } = await limiter.count(name, 'a', budget);
    return state === 'within' || undefined;
  });
});

it('keeps clients and limits apart', async () => {
  const limiter = await openLimiter(redis.url);
  const name = newName();
  await countTimes(limiter, 4, name, 'a');
  expect(await countTimes(limiter, 1, name, 'b')).toEqual(['within']);
  expect(await countTimes(limiter, 1, newName(), 'a')).toEqual(['within']);
});

it('counts by itself where there is no Redis', async () => {
  const limiter = await openLimiter('');
  expect(await countTimes(limiter, 4, newName())).toEqual(['within', 'within', 'within', 'over']);
});

it('counts by itself while Redis is away, and with the others again when it is back', async () => {
  const link = await redis.openLink();
  const limiter = await openLimiter(link.url);
  link.cut();
  expect(await countTimes(limiter, 4, newName())).toEqual(['within', 'within', 'within', 'over']);
  await link.restore();
  await waitUntil(5_000, 'Redis is not used again', async () => {
    const name = newName();
    await limiter.count(name, 'a', THREE);
    return (await redis.admin.exists(`strata:limit:${name}:a`)) === 1 || undefined;
  });
});

it('does not wait for a Redis that hangs: a tenth of a second at first, then not at all', async () => {
  const link = await redis.openLink();
  const limiter = await openLimiter(link.url);
  link.hang();
  const name = newName();
  const startedAt = performance.now();
  expect(await countTimes(limiter, 3, name)).toEqual(['within', 'within', 'within']);
  expect(performance.now() - startedAt).toBeLessThan(1_000);
  const openAt = performance.now();
  await countTimes(limiter, 20, name);
  expect(performance.now() - openAt).toBeLessThan(100);
});
