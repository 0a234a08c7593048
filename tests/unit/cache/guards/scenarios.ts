import type { CacheOptions } from '#lib/cache/engine/cache.ts';
import type { SharedStore } from '#lib/cache/engine/shared/shared-store.ts';
import type { ThingDefinition } from '#lib/cache/engine/thing.ts';
import { createFlakyStore, createFleet, type Row, versionOf } from '#tests/unit/cache/support/fleet.ts';
import { calm, pass } from '#tests/unit/cache/support/time.ts';
import type { Cripple } from './crippled-store.ts';

/** What lacks its guard, if anything. */
export type Parts = Pick<CacheOptions, 'seams' | 'heartbeatMs'> & { store?: Cripple };
/** Plays one schedule. Resolves to what a reader is shown who must know of the last change. */
export type Scenario = (parts: Parts) => Promise<number | string | undefined>;

const FIRST = { a: { v: 1 } };

function open(
  { store: cripple = (store) => store, ...options }: Parts,
  settings: Partial<ThingDefinition<string, Row>> = {},
) {
  const fleet = createFleet(FIRST, { ttlMs: 600_000, localTtlMs: 600_000, leaseMs: 60_000, ...settings });
  const shared = cripple(fleet.store);
  return {
    ...fleet,
    shared,
    join: (more: Partial<SharedStore> = {}, definition: Partial<ThingDefinition<string, Row>> = {}) =>
      fleet.join(definition, { ...options, shared: { ...shared, ...more } }),
  };
}

function createGate() {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { opened: promise, open: resolve };
}

/** Frames are on their way here while the key is invalidated: in this process, or in another one. */
const readThenInvalidate =
  (where: 'here' | 'elsewhere'): Scenario =>
  async (parts) => {
    const world = open(parts);
    const writer = world.join();
    await writer.get('a');
    const gate = createGate();
    const read: SharedStore['read'] = async (keys) => {
      const frames = await world.shared.read(keys);
      await gate.opened;
      return frames;
    };
    const reader = world.join({ read });
    const slow = reader.get('a');
    await calm();
    world.commit('a', 2);
    await (where === 'here' ? reader : writer).invalidate(['a']);
    await calm();
    gate.open();
    await slow;
    return versionOf(reader);
  };
export const invalidatedHereWhileRead = readThenInvalidate('here');
export const invalidatedElsewhereWhileRead = readThenInvalidate('elsewhere');

/** The store has taken a fill, and the key is invalidated before the filler has heard. */
export const invalidatedOnceFilled: Scenario = async (parts) => {
  const world = open(parts);
  const gate = createGate();
  const fill: SharedStore['fill'] = async (fills) => {
    const outcomes = await world.shared.fill(fills);
    await gate.opened;
    return outcomes;
  };
  const [reader, writer] = [world.join({ fill }), world.join()];
  const slow = reader.get('a');
  await calm();
  world.commit('a', 2);
  await writer.invalidate(['a']);
  await calm();
  gate.open();
  await slow;
  return versionOf(reader);
};

/** Somebody asks after an invalidation, while a load from before it is under way. */
const askWhileLoading =
  (invalidate: (process: ReturnType<ReturnType<typeof open>['join']>) => Promise<unknown>): Scenario =>
  async (parts) => {
    const world = open(parts);
    const process = world.join();
    await process.get('other');
    const release = world.source.hold();
    const early = process.get('a');
    await calm();
    world.commit('a', 2);
    await invalidate(process);
    const late = versionOf(process);
    await calm();
    release();
    await pass(1_000);
    await early;
    return late;
  };
export const askedAfterKeyWhileLoading = askWhileLoading((process) => process.invalidate(['a']));
export const askedAfterTagWhileLoading = askWhileLoading((process) => process.cache.invalidateTags({ hard: ['of:a'] }));

/** A load that read the old value ends after the change. */
const changeWhileLoading =
  (change: (writer: ReturnType<ReturnType<typeof open>['join']>, row: Row) => Promise<unknown>): Scenario =>
  async (parts) => {
    const world = open(parts);
    const [reader, writer] = [world.join(), world.join()];
    const release = world.source.hold();
    const slow = reader.get('a');
    await calm();
    await change(writer, world.commit('a', 2));
    await calm();
    release();
    await slow;
    return versionOf(world.join());
  };
export const invalidatedWhileLoaded = changeWhileLoading((writer) => writer.invalidate(['a']));
export const writtenWhileLoaded = changeWhileLoading((writer, row) => writer.writeThrough('a', row, row.v));
export const tagInvalidatedWhileLoaded = changeWhileLoading((writer) =>
  writer.cache.invalidateTags({ hard: ['of:a'] }),
);

/** The same, when somebody else has got the lease meanwhile. */
export const overtakenByAnotherLoad: Scenario = async (parts) => {
  const world = open(parts);
  const [slow, quick] = [world.join(), world.join()];
  const releaseSlow = world.source.hold();
  const first = slow.get('a');
  await calm();
  world.commit('a', 2);
  await quick.invalidate(['a']);
  const releaseQuick = world.source.hold();
  const second = quick.get('a');
  await calm();
  releaseSlow();
  await first;
  releaseQuick();
  await second;
  return versionOf(world.join());
};

/** A loader that reads a replica, which lags, refreshes what a write has replaced. */
export const refreshedFromReplica: Scenario = async (parts) => {
  const world = open(parts);
  const writer = world.join();
  await writer.get('a');
  await writer.writeThrough('a', world.commit('a', 2), 2);
  await writer.invalidate(['a'], 'soft');
  const load = async () => new Map([['a', { value: { v: 1 }, version: 1 }]]);
  await world.join({}, { load }).get('a');
  await calm();
  return versionOf(world.join());
};

/** A write arrives late, when a newer one is stored, or was and is gone. */
const lateWrite =
  (evicted: boolean): Scenario =>
  async (parts) => {
    const world = open(parts);
    const writer = world.join();
    await writer.get('a');
    await writer.writeThrough('a', world.commit('a', 3), 3);
    if (evicted) await world.store.invalidate(['thing:1:a'], 'hard');
    const late = world.join();
    await late.get('b');
    await late.writeThrough('a', { v: 2 }, 2);
    return versionOf(world.join());
  };
export const lateWriteAfterNewer = lateWrite(false);
export const lateWriteAfterEviction = lateWrite(true);

/** A process does not hear of an invalidation, but of what came after it. */
export const messageLost: Scenario = async ({ store: cripple = (store) => store, ...parts }) => {
  let losing = false;
  const lossy: Cripple = (store) => ({
    ...store,
    log: {
      ...store.log,
      async waitAfter(position, blockMs) {
        const page = await store.log.waitAfter(position, blockMs);
        return losing ? { ...page, changes: page.changes.filter((change) => change.keys.length === 0) } : page;
      },
    },
  });
  const world = open({ ...parts, store: (store) => cripple(lossy(store)) });
  const [reader, writer] = [world.join(), world.join()];
  await reader.get('a');
  losing = true;
  world.commit('a', 2);
  await writer.invalidate(['a']);
  losing = false;
  await calm();
  await writer.cache.invalidateTags({ hard: ['other'] });
  await calm();
  return versionOf(reader);
};

/** A tag is invalidated hard, then softly. */
export const softAfterHard: Scenario = async (parts) => {
  const world = open(parts, { staleMs: 600_000 });
  const [reader, writer] = [world.join(), world.join()];
  await reader.get('a');
  world.commit('a', 2);
  await writer.cache.invalidateTags({ hard: ['of:a'] });
  await writer.cache.invalidateTags({ soft: ['of:a'] });
  await calm();
  return versionOf(reader);
};

/** A tag is invalidated before a process begins to listen. */
export const joinedAfterTag: Scenario = async (parts) => {
  const world = open(parts);
  const writer = world.join();
  await writer.get('a');
  world.commit('a', 2);
  await writer.cache.invalidateTags({ hard: ['of:a'] });
  return versionOf(world.join());
};

/** A tag is invalidated, and then so many others that the table cannot hold them. */
export const tableOverflows: Scenario = async (parts) => {
  const world = open(parts);
  const [reader, writer] = [world.join(), world.join()];
  await writer.get('a');
  world.commit('a', 2);
  await writer.cache.invalidateTags({ hard: ['of:a'] });
  for (const tag of ['one', 'two', 'three']) await writer.cache.invalidateTags({ hard: [tag] });
  await calm();
  return versionOf(reader);
};

/** What the store said of a tag comes after the news that it was invalidated. */
export const learnedLate: Scenario = async (parts) => {
  const world = open(parts);
  const writer = world.join();
  await writer.get('a');
  await writer.cache.invalidateTags({ hard: ['other'] });
  const gate = createGate();
  const tagVersions: SharedStore['log']['tagVersions'] = async (tags) => {
    const versions = await world.shared.log.tagVersions(tags);
    await gate.opened;
    return versions;
  };
  const reader = world.join({ log: { ...world.shared.log, tagVersions } });
  const slow = reader.get('a');
  await calm();
  world.commit('a', 2);
  await writer.cache.invalidateTags({ hard: ['of:a'] });
  await calm();
  gate.open();
  await slow;
  return versionOf(reader);
};

/** The store loses what it knows of tags. */
export const tagVersionsLost: Scenario = async (parts) => {
  const world = open(parts);
  const writer = world.join();
  await writer.get('a');
  world.commit('a', 2);
  await writer.cache.invalidateTags({ hard: ['of:a'] });
  await world.store.log.restart((await world.store.log.readAfter(0)).born);
  return versionOf(world.join());
};

/** Somebody reads as soon as it has heard of an invalidation. */
export const readOnceHeard: Scenario = async (parts) => {
  const world = open(parts);
  const [reader, writer] = [world.join(), world.join()];
  await reader.get('a');
  world.commit('a', 2);
  const done = writer.invalidate(['a']);
  await calm();
  await reader.get('a');
  await pass(20);
  await done;
  return versionOf(reader);
};

/** A process of strict things is cut off from the log, and a key is invalidated. */
export const cutOff: Scenario = async (parts) => {
  const world = open(parts, { strictness: 'strict' });
  const flaky = createFlakyStore(world.shared);
  const [reader, writer] = [world.join(flaky.shared), world.join()];
  await reader.get('a');
  flaky.takeLogAway();
  await writer.cache.invalidateTags({ hard: ['wake'] });
  await calm();
  world.commit('a', 2);
  await writer.invalidate(['a']);
  await pass(5_000);
  return versionOf(reader);
};

/** An entry is dead by its tag. Tells how its reader gets another. */
export const foundDead: Scenario = async (parts) => {
  const world = open(parts);
  const reader = world.join();
  await reader.get('a');
  await reader.cache.invalidateTags({ hard: ['of:a'] });
  return (await reader.get('a')).state;
};

/** Who loads a key is killed. Tells how the next one gets it. */
export const holderKilled: Scenario = async (parts) => {
  const world = open(parts, { leaseMs: 1_000, deadlineMs: 3_000 });
  await world.shared.acquire([{ key: 'thing:1:a', token: 'killed', leaseMs: 1_000 }]);
  const outcome = world
    .join()
    .get('a')
    .then(
      ({ state }) => state,
      (error: Error) => error.name,
    );
  await pass(3_000);
  return outcome;
};
