import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import type { Worker } from '#tests/support/engine-fleet/worker.ts';
import { type FleetOptions, startFleet } from '#tests/support/engine-fleet.ts';
import { type RedisServer, startRedisServer } from '#tests/support/redis-server.ts';

let redis: RedisServer;

beforeAll(async () => {
  redis = await startRedisServer();
});

afterAll(() => redis.stop());

const openFleet = async (options: Partial<FleetOptions> = {}) => {
  const fleet = await startFleet({ count: 2, redisUrl: redis.url, ...options });
  onTestFinished(fleet.stop);
  const [one, other] = fleet.workers as [Worker, Worker];
  return { fleet, source: fleet.source, one, other };
};

const soon = () => new Promise((resolve) => setTimeout(resolve, 100, 'nothing'));

it('shares one source and one store among processes', async () => {
  const { source, one, other } = await openFleet({ rows: { a: { value: { stock: 0 }, version: 1 } } });
  expect(one.pid).not.toBe(other.pid);
  expect(await one.get('a')).toMatchObject({ state: 'filled', entry: { value: { stock: 0 }, version: 1 } });
  expect(await other.get('a')).toMatchObject({ state: 'hit', layer: 'l2', entry: { value: { stock: 0 } } });
  expect(source.loads).toMatchObject([{ keys: ['a'], pid: one.pid }]);
  expect(await one.explain('a')).not.toEqual([]);
});

it('lets a load read before a change and answer after it', async () => {
  const { source, one } = await openFleet({ rows: { a: { value: 'old' } } });
  source.tagsOf.set('a', ['old-tag']);
  const release = source.hold();
  const read = one.get('a');
  await source.waitForLoads(1);
  source.values.set('a', { value: 'new' });
  source.tagsOf.set('a', ['new-tag']);
  // Tells the worker of the new tags, which are not those of what was read.
  await one.stats();
  expect(await Promise.race([read, soon()])).toBe('nothing');
  release();
  expect(await read).toMatchObject({ entry: { value: 'old', tags: ['old-tag'] } });
});

it('brings the tags of keys to the engines', async () => {
  const { source, one } = await openFleet({ rows: { a: { value: 1 } } });
  source.tagsOf.set('a', ['loaded']);
  expect(await one.get('a')).toMatchObject({ entry: { tags: ['loaded'] } });
  source.tagsOf.set('a', ['written']);
  await one.writeThrough('a', 2, 1);
  expect(await one.get('a')).toMatchObject({ state: 'hit', entry: { value: 2, tags: ['written'] } });
  source.values.set('a', { value: 3, version: 2 });
  await one.invalidateTags({ hard: ['written'] });
  expect(await one.get('a')).toMatchObject({ entry: { value: 3 } });
});

it('keeps the name and the message of an error', async () => {
  const { source, one } = await openFleet();
  source.failWith('the database is on fire');
  await expect(one.get('a')).rejects.toMatchObject({
    name: 'LoadFailedError',
    message: expect.stringContaining('the database is on fire'),
  });
  await expect(one.call('nonsense')).rejects.toMatchObject({ name: 'TypeError' });
});

it('keeps a paused worker from everything until it is resumed', async () => {
  const { one } = await openFleet({ rows: { a: { value: 1 } } });
  one.pause();
  const read = one.get('a');
  expect(await Promise.race([read, soon()])).toBe('nothing');
  one.resume();
  expect(await read).toMatchObject({ state: 'filled' });
});

it('rejects the calls of a worker that is killed', async () => {
  const { source, one, other } = await openFleet({ rows: { a: { value: 1 } } });
  source.hold();
  const read = one.get('a');
  const rejected = expect(read).rejects.toMatchObject({ name: 'WorkerGoneError' });
  await source.waitForLoads(1);
  await one.kill();
  await rejected;
  expect(await other.stats()).toMatchObject({ trusted: true });
});

it('sets the clocks of workers apart', async () => {
  const { one, other } = await openFleet({ skewMs: (worker) => worker * 5_000 });
  const [early, late] = [await one.get('absent-1'), await other.get('absent-2')];
  expect(late.entry.createdAt - early.entry.createdAt).toBeGreaterThan(4_900);
});

it('counts the answers of a crowd', async () => {
  const { source, one } = await openFleet({ rows: { a: { value: 1 } } });
  const { answers } = await one.crowd('a', 50);
  expect(answers).toEqual({ filled: 50 });
  expect(source.loads.length).toBe(1);
});
