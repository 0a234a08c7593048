import { expect, it } from 'vitest';
import type { ThingDefinition } from '#lib/cache/engine/thing.ts';
import { createFleet, type Row, shown } from '#tests/unit/cache/support/fleet.ts';
import { calm, pass, stopTime } from '#tests/unit/cache/support/time.ts';

stopTime();

const KEYS = ['a', 'b', 'c'];

/** A thing whose loads read another, in a cache that asks its sources for one thing at a time. */
function openNested(outer: Partial<ThingDefinition<string, Row>>) {
  const fleet = createFleet({ a: { v: 1 }, b: { v: 2 }, c: { v: 3 } }, { leaseMs: 60_000, deadlineMs: 120_000 });
  const { cache, get } = fleet.join({ keysPerLoad: 1 }, { loads: { concurrent: 1, waiting: 100 } });
  const page = cache.thing<string, Row>({
    name: 'page',
    schema: 1,
    keyOf: (key) => key,
    ttlMs: 60_000,
    localTtlMs: 60_000,
    negativeTtlMs: 1_000,
    leaseMs: 60_000,
    deadlineMs: 120_000,
    keysPerLoad: 1,
    tagsOf: () => [],
    async load(keys) {
      const reads = await Promise.all(keys.map((key) => get(key)));
      return new Map(keys.map((key, at) => [key, { value: { v: 10 * (shown(reads[at] as never) ?? 0) } }]));
    },
    ...outer,
  });
  return { fleet, page };
}

it('a thing whose loads read another is answered however many wait, where it has loads of its own', async () => {
  const { fleet, page } = openNested({ loads: { concurrent: 1, waiting: 100 } });
  const release = fleet.source.hold();
  const reads = KEYS.map((key) => page.get(key));
  await calm();
  release();
  await pass(100);
  expect((await Promise.all(reads)).map(shown)).toEqual([10, 20, 30]);
});

it('without them it waits for what waits for it', async () => {
  const { page } = openNested({});
  const read = page.get('a').then(shown);
  await pass(10_000);
  expect(await Promise.race([read, calm().then(() => 'waits')])).toBe('waits');
  await pass(120_000);
  await expect(read).rejects.toMatchObject({ name: 'LoadTimeoutError' });
});

it('loads of its own are bounded by themselves, and what is beyond is refused', async () => {
  const { fleet, page } = openNested({ loads: { concurrent: 1, waiting: 1 } });
  const release = fleet.source.hold();
  const reads = KEYS.map((key) => page.get(key).then(shown, (error: Error) => error.name));
  await calm();
  expect(await reads[2]).toBe('OverloadedError');
  release();
  await pass(100);
  expect(await Promise.all(reads)).toEqual([10, 20, 'OverloadedError']);
});
