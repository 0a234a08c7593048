import { describe, expect, it, vi } from 'vitest';
import type { Looked } from '#lib/cache/engine/read/lead.ts';
import { createFlakyStore, createFleet, type Process, type Row } from '#tests/unit/cache/support/fleet.ts';
import { calm, pass, stopTime } from '#tests/unit/cache/support/time.ts';

stopTime();

const NAME = 'thing:1:a';
/** Nothing is loaded: values are brought. */
const open = (rows: Record<string, Row> = {}) => createFleet(rows, { leaseMs: 10_000 });

async function leadOf(process: Pick<Process, 'lookUp'>, key = 'a') {
  const looked = await process.lookUp(key);
  if (looked.entry || !looked.lead) throw new Error('no right to fill');
  return looked.lead;
}
const found = ({ entry }: Looked<Row>) => (entry?.found ? entry.value.v : undefined);
const nothing = { entry: undefined, lead: undefined };

describe('a look-up', () => {
  it('finds what was loaded, here and in the shared store, without loading', async () => {
    const fleet = open({ a: { v: 1 } });
    const [one, other] = [fleet.join(), fleet.join()];
    await one.get('a');
    expect(found(await one.lookUp('a'))).toBe(1);
    expect(found(await other.lookUp('a'))).toBe(1);
    expect(found(await other.lookUp('a'))).toBe(1);
    expect(one.cache.stats().things.thing?.hits).toEqual({ l1: 1, l2: 0 });
    expect(other.cache.stats().things.thing?.hits).toEqual({ l1: 1, l2: 1 });
    expect(fleet.loadsOf('a')).toBe(1);
  });

  it('of what is nowhere gives the right to fill it, and loads nothing', async () => {
    const fleet = open({ a: { v: 1 } });
    const [one, other] = [fleet.join(), fleet.join()];
    const lead = await leadOf(one);
    await lead.fill({ value: { v: 7 }, version: 7 });
    expect(found(await one.lookUp('a'))).toBe(7);
    expect(found(await other.lookUp('a'))).toBe(7);
    expect((await other.get('a')).state).toBe('hit');
    expect(fleet.source.loads).toEqual([]);
  });

  it('by a second asker finds nothing to do, in this process or another', async () => {
    const fleet = open();
    const [one, other] = [fleet.join(), fleet.join()];
    await leadOf(one);
    expect(await one.lookUp('a')).toEqual(nothing);
    expect(await other.lookUp('a')).toEqual(nothing);
    await pass(10_001);
    await leadOf(other);
  });

  it('finds what another one filled between its two questions', async () => {
    const fleet = open();
    const flaky = createFlakyStore(fleet.store);
    const [one, other] = [fleet.join({}, { shared: flaky.shared }), fleet.join()];
    const { read } = flaky.shared;
    vi.spyOn(flaky.shared, 'read').mockImplementationOnce(async (keys) => {
      const frames = await read(keys);
      await (await leadOf(other)).fill({ value: { v: 3 } });
      return frames;
    });
    expect(found(await one.lookUp('a'))).toBe(3);
  });

  it('gives a right to fill in place of what is too old', async () => {
    const fleet = open();
    const process = fleet.join();
    await (await leadOf(process)).fill({ value: { v: 1 }, ttlMs: 1_000 });
    await pass(1_001);
    await (await leadOf(process)).fill({ value: { v: 2 } });
    expect(found(await fleet.join().lookUp('a'))).toBe(2);
  });

  it('loads nothing either where a read would have what it finds loaded anew, soon before its end', async () => {
    const fleet = open();
    const [one, other] = [fleet.join(), fleet.join()];
    const lead = await leadOf(one);
    // So slow that it is due some 1.4 s before its end.
    await pass(1_000);
    await lead.fill({ value: { v: 1 } });
    await pass(58_900);
    for (const process of [one, other, one, other]) {
      expect(found(await process.lookUp('a'))).toBe(1);
      await calm();
      await pass(110);
    }
    expect(fleet.source.loads).toEqual([]);
    expect(found(await fleet.join().lookUp('a'))).toBe(1);
  });

  it('asks for tags that this process has heard nothing of', async () => {
    const fleet = open();
    const writer = fleet.join();
    await (await leadOf(writer)).fill({ value: { v: 1, tags: ['t'] } });
    await calm();
    await writer.cache.invalidateTags({ hard: ['other'] });
    const late = fleet.join();
    expect(found(await late.lookUp('a'))).toBe(1);
    await writer.cache.invalidateTags({ hard: ['t'] });
    await leadOf(fleet.join());
  });
});

describe('the right to fill', () => {
  it('is lost to an invalidation of the key', async () => {
    const fleet = open();
    const [one, other] = [fleet.join(), fleet.join()];
    const lead = await leadOf(one);
    await other.invalidate(['a']);
    await lead.fill({ value: { v: 1 } });
    expect(await fleet.store.read([NAME])).toEqual([undefined]);
    expect(one.peek('a')).toBeUndefined();
    expect(one.told('fill-refused')).toMatchObject([{ reason: 'fenced' }]);
    await leadOf(other);
  });

  it('is worth nothing after an invalidation of one of its tags, though nobody could tell the key', async () => {
    const fleet = open();
    const [one, other] = [fleet.join(), fleet.join()];
    const lead = await leadOf(one);
    await other.cache.invalidateTags({ hard: ['t'] });
    await lead.fill({ value: { v: 1, tags: ['t', 'u'] } });
    expect(one.peek('a')).toBeUndefined();
    await (await leadOf(other)).fill({ value: { v: 2, tags: ['t', 'u'] } });
    expect(found(await one.lookUp('a'))).toBe(2);
    expect(found(await fleet.join().lookUp('a'))).toBe(2);
  });

  it('is none the worse for what happened to the key before it was given', async () => {
    const fleet = open();
    const flaky = createFlakyStore(fleet.store);
    const [one, other] = [fleet.join({}, { shared: flaky.shared }), fleet.join()];
    const { read } = flaky.shared;
    vi.spyOn(flaky.shared, 'read').mockImplementationOnce(async (keys) => {
      const frames = await read(keys);
      await other.invalidate(['a']);
      await calm();
      return frames;
    });
    await (await leadOf(one)).fill({ value: { v: 1 } });
    expect(one.peek('a')).toMatchObject({ value: { v: 1 } });
  });

  it('is lost to time', async () => {
    const fleet = open();
    const process = fleet.join();
    const lead = await leadOf(process);
    await pass(10_001);
    await lead.fill({ value: { v: 1 } });
    expect(await fleet.store.read([NAME])).toEqual([undefined]);
    expect(process.peek('a')).toBeUndefined();
  });

  it('goes to the next when it is given up', async () => {
    const fleet = open();
    const [one, other] = [fleet.join(), fleet.join()];
    await (await leadOf(one)).giveUp();
    await (await leadOf(other)).fill({ value: { v: 2 } });
    expect(found(await one.lookUp('a'))).toBe(2);
  });

  it('given up late takes nobody else’s', async () => {
    const fleet = open();
    const [one, other] = [fleet.join(), fleet.join()];
    const late = await leadOf(one);
    await pass(10_001);
    const lead = await leadOf(other);
    await late.giveUp();
    await lead.fill({ value: { v: 2 } });
    expect(found(await one.lookUp('a'))).toBe(2);
  });

  it('keeps nothing that is not to be kept, and passes on', async () => {
    const fleet = open();
    const process = fleet.join();
    await (await leadOf(process)).fill({ value: { v: 1 }, ttlMs: 0 });
    expect(process.peek('a')).toBeUndefined();
    expect(await fleet.store.read([NAME])).toEqual([undefined]);
    await leadOf(process);
  });

  it('passes on what cannot be encoded, and says nothing', async () => {
    const fleet = open();
    const process = fleet.join({
      codec: {
        encode: () => {
          throw new Error('not this');
        },
        decode: () => ({ v: 0 }),
      },
    });
    await expect((await leadOf(process)).fill({ value: { v: 1 } })).resolves.toBeUndefined();
    await leadOf(fleet.join());
  });
});

describe('while the shared store is away', () => {
  it('there is nothing, and no right to fill', async () => {
    const fleet = open();
    const flaky = createFlakyStore(fleet.store);
    const process = fleet.join({}, { shared: flaky.shared });
    await calm();
    flaky.takeAway('read', 'acquire');
    expect(await process.lookUp('a')).toEqual(nothing);
    flaky.giveBack();
    await leadOf(process);
  });

  it('for its first answer only, what is there is found by the second question', async () => {
    const fleet = open();
    const flaky = createFlakyStore(fleet.store);
    const process = fleet.join({ localTtlMs: 0 }, { shared: flaky.shared });
    await (await leadOf(process)).fill({ value: { v: 1 } });
    flaky.takeAway('read');
    expect(found(await process.lookUp('a'))).toBe(1);
  });

  it('a fill and a giving up are lost without a word', async () => {
    const fleet = open();
    const flaky = createFlakyStore(fleet.store);
    const process = fleet.join({}, { shared: flaky.shared });
    const [lead, other] = [await leadOf(process, 'a'), await leadOf(process, 'b')];
    flaky.takeAway('fill', 'release');
    await expect(lead.fill({ value: { v: 1 } })).resolves.toBeUndefined();
    await expect(other.giveUp()).resolves.toBeUndefined();
    expect(process.peek('a')).toBeUndefined();
    expect(process.told('fill-refused')).toMatchObject([{ reason: 'store-unavailable' }]);
  });

  it('nothing is taken from it for a key of which it could not be told', async () => {
    const fleet = open();
    const flaky = createFlakyStore(fleet.store);
    const process = fleet.join({}, { shared: flaky.shared });
    await (await leadOf(process)).fill({ value: { v: 1 } });
    flaky.takeAway('append', 'invalidate');
    const invalidated = process.invalidate(['a']);
    await pass(50);
    expect(await invalidated).toEqual({ state: 'owed' });
    expect(await process.lookUp('a')).toEqual(nothing);
    flaky.giveBack();
    await pass(1_000);
    await leadOf(process);
  });

  it('nothing is taken from it that carries a tag of which it could not be told', async () => {
    const fleet = open();
    const flaky = createFlakyStore(fleet.store);
    const process = fleet.join({}, { shared: flaky.shared });
    await (await leadOf(process)).fill({ value: { v: 1, tags: ['t'] } });
    flaky.takeAway('append');
    expect(await process.cache.invalidateTags({ hard: ['t'] })).toEqual({ state: 'owed' });
    expect((await process.lookUp('a')).entry).toBeUndefined();
  });
});
