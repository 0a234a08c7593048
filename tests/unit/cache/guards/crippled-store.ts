import { NO_CHANGE } from '#lib/cache/engine/shared/change-log.ts';
import { readId } from '#lib/cache/engine/shared/frame.ts';
import {
  type Answer,
  type Fill,
  isUnavailable,
  type SharedStore,
  type StoreEntry,
  StoreUnavailableError,
} from '#lib/cache/engine/shared/shared-store.ts';

/** Takes one guard away from a shared store. */
export type Cripple = (store: SharedStore) => SharedStore;

const END = Number.MAX_SAFE_INTEGER;
const SNAPSHOT_OFFSET = 32;

async function seenIn(store: SharedStore, key: string) {
  const [frame] = await store.read([key]);
  return frame && !isUnavailable(frame) ? { seen: readId(frame) } : {};
}

/** Takes the lease if nobody has it. */
async function takeLease(store: SharedStore, key: string, token: string, leaseMs = 60_000): Promise<boolean> {
  const [grant] = await store.acquire([{ key, token, leaseMs, ...(await seenIn(store, key)) }]);
  return !isUnavailable(grant) && grant?.state === 'lead';
}

/** Stores an entry whatever stands in the way. */
async function put(store: SharedStore, { key, frame, ttlMs }: StoreEntry): Promise<void> {
  await store.invalidate([key], 'hard');
  await takeLease(store, key, 'forced');
  await store.fill([{ key, frame, ttlMs, token: 'forced' }]);
}

/** Does what the store refused, where `accepts` says so. */
function overrule<Entry extends StoreEntry, Outcome extends string>(
  store: SharedStore,
  ask: (entries: readonly Entry[]) => Promise<Answer<Outcome>[]>,
  accepts: (outcome: Outcome, entry: Entry) => boolean | Promise<boolean>,
  done: Outcome,
) {
  return async (entries: readonly Entry[]): Promise<Answer<Outcome>[]> => {
    const outcomes: Answer<Outcome>[] = [];
    for (const entry of entries) {
      const [outcome] = (await ask([entry])) as [Answer<Outcome>];
      const accepted = !isUnavailable(outcome) && (await accepts(outcome, entry));
      if (accepted) await put(store, entry);
      outcomes.push(accepted ? done : outcome);
    }
    return outcomes;
  };
}

/** A fill needs a lease, but anybody's will do. */
export const fillIgnoresToken: Cripple = (store) => ({
  ...store,
  fill: overrule<Fill, 'filled' | 'fenced' | 'newer-present'>(
    store,
    store.fill,
    async (outcome, { key }) => outcome === 'fenced' && !(await takeLease(store, key, 'probe', 1)),
    'filled',
  ),
});

/** A fill needs its lease, unless there is none. */
export const fillFailsOpen: Cripple = (store) => ({
  ...store,
  fill: overrule<Fill, 'filled' | 'fenced' | 'newer-present'>(
    store,
    store.fill,
    (outcome, { key }) => outcome === 'fenced' && takeLease(store, key, 'probe', 1),
    'filled',
  ),
});

/** A fill overwrites a newer version. */
export const fillIgnoresVersion: Cripple = (store) => ({
  ...store,
  fill: overrule<Fill, 'filled' | 'fenced' | 'newer-present'>(
    store,
    store.fill,
    (outcome) => outcome === 'newer-present',
    'filled',
  ),
});

/** A write brings a frame into being. */
export const replaceCreates: Cripple = (store) => ({
  ...store,
  replace: overrule<StoreEntry, 'replaced' | 'not-older' | 'absent'>(
    store,
    store.replace,
    (outcome) => outcome === 'absent',
    'replaced',
  ),
});

/** A write overwrites a newer version. */
export const replaceIgnoresVersion: Cripple = (store) => ({
  ...store,
  replace: overrule<StoreEntry, 'replaced' | 'not-older' | 'absent'>(
    store,
    store.replace,
    (outcome) => outcome === 'not-older',
    'replaced',
  ),
});

/** Whatever happens to a key, its lease stays. */
const keepLeases =
  (operation: 'invalidate' | 'replace'): Cripple =>
  (store) => {
    const holders = new Map<string, string>();
    const restore = async (keys: readonly string[]) => {
      for (const key of keys) {
        const token = holders.get(key);
        if (token) await takeLease(store, key, token);
      }
    };
    return {
      ...store,
      async acquire(requests) {
        const grants = await store.acquire(requests);
        for (const [at, { key, token }] of requests.entries()) {
          const grant = grants[at];
          if (!isUnavailable(grant) && grant?.state === 'lead') holders.set(key, token);
        }
        return grants;
      },
      ...(operation === 'invalidate'
        ? {
            async invalidate(keys, mode) {
              const answers = await store.invalidate(keys, mode);
              await restore(keys);
              return answers;
            },
          }
        : {
            async replace(entries) {
              const outcomes = await store.replace(entries);
              await restore(entries.map(({ key }) => key));
              return outcomes;
            },
          }),
    } as SharedStore;
  };
export const invalidateKeepsLease = keepLeases('invalidate');
export const replaceKeepsLease = keepLeases('replace');

/** The frame that a reader cannot use is offered again and again; after fifty times the store gives in. */
export const acquireIgnoresSeen: Cripple = (store) => {
  let offered = 0;
  return {
    ...store,
    async acquire(requests) {
      offered += 1;
      if (offered > 50) return requests.map(() => new StoreUnavailableError('offered often enough'));
      return store.acquire(requests.map(({ seen: _, ...request }) => request));
    },
  };
};

/** Leases outlive whoever holds them. */
export const leasesNeverEnd: Cripple = (store) => ({
  ...store,
  acquire: (requests) => store.acquire(requests.map((request) => ({ ...request, leaseMs: 1e9 }))),
});

/** Frames claim to know all that was known when they were stored, not when their load began. */
export const snapshotAtFill: Cripple = (store) => ({
  ...store,
  async fill(fills) {
    const { last } = await store.log.readAfter(END);
    const late = (frame: Buffer) => {
      const copy = Buffer.from(frame);
      copy.writeDoubleLE(last, SNAPSHOT_OFFSET);
      return copy;
    };
    return store.fill(fills.map((fill) => ({ ...fill, frame: late(fill.frame) })));
  },
});

/** Processes hear of an invalidation a little before the store does. */
export const messageBeforeShared: Cripple = (store) => {
  const pending: (() => Promise<unknown>)[] = [];
  return {
    ...store,
    async invalidate(keys, mode) {
      pending.push(() => store.invalidate(keys, mode));
      return keys.map(() => undefined);
    },
    log: {
      ...store.log,
      async append(change) {
        const position = await store.log.append(change);
        setTimeout(() => {
          for (const run of pending.splice(0)) void run();
        }, 10);
        return position;
      },
    },
  };
};

/** Pages whose chain never breaks: nothing stands in the place of what is missing. */
export const chainNeverBreaks: Cripple = (store) => {
  const mend =
    (ask: (position: number, blockMs: number) => ReturnType<SharedStore['log']['waitAfter']>) =>
    async (position: number, blockMs = 0) => {
      const page = await ask(position, blockMs);
      if (position === END) return page;
      let previous = position;
      const changes = page.changes.map((change) => {
        const mended = { ...change, previous };
        previous = change.position;
        return mended;
      });
      if (previous < page.last) changes.push({ ...NO_CHANGE, position: page.last, previous });
      return { ...page, changes };
    };
  return {
    ...store,
    log: { ...store.log, readAfter: mend(store.log.readAfter), waitAfter: mend(store.log.waitAfter) },
  };
};
