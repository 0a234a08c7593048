import { LoadFailedError } from '../load/errors.ts';
import { reportUnavailable } from '../observe/events.ts';
import { type Answer, type Grant, isUnavailable } from '../shared/shared-store.ts';
import type { ThingParts } from './parts.ts';
import type { createFrameReader } from './read-frame.ts';
import type { createSourceReads } from './source.ts';
import type { Answers, Wanted } from './wanted.ts';

const MAX_PAUSE_MS = 20;

/**
 * Loads under leases. However many processes and callers miss a key, one of them loads it; the others wait, ask again, and
 * take over from one that dies. Nobody gets less than an answer or a typed error.
 */
export function createLeases<Key, Value>(
  parts: ThingParts<Key, Value>,
  answers: Answers<Key, Value>,
  source: ReturnType<typeof createSourceReads<Key, Value>>,
  readFrame: ReturnType<typeof createFrameReader<Key, Value>>,
  withoutStore: (items: readonly Wanted<Key, Value>[]) => Promise<void>,
) {
  const { policy, shared, clock, random, sleep, emit, createToken } = parts;
  const { name: thing, leaseMs } = policy;
  type Item = Wanted<Key, Value>;

  async function acquire(items: readonly Item[], token: string): Promise<Answer<Grant>[]> {
    const requests = items.map(({ name, seen }) => ({ key: name, token, leaseMs, ...(seen ? { seen } : {}) }));
    const grants = await shared.acquire(requests);
    reportUnavailable('acquire', grants, emit);
    return grants;
  }

  async function loadOnce(items: readonly Item[]): Promise<void> {
    let open = items.filter((item) => !source.isBackedOff(item));
    for (let round = 0; open.length > 0; round++) {
      const token = createToken();
      const { leading, following, again, away, leftMs } = sort(open, await acquire(open, token));
      // One's own leases first, then the wait for others: two crossing batches cannot wait for each other.
      await Promise.all([
        leading.length > 0 ? source.loadAndFill(leading, token) : undefined,
        away.length > 0 ? withoutStore(away) : undefined,
      ]);
      if (following.length > 0 && again.length === 0) await sleep(Math.min(leftMs, pauseOf(round)));
      open = [...again, ...following.filter((item) => !item.flight.settled)];
    }
  }

  function sort(items: readonly Item[], grants: readonly Answer<Grant>[]) {
    const leading: Item[] = [];
    const following: Item[] = [];
    const again: Item[] = [];
    const away: Item[] = [];
    let leftMs = Number.POSITIVE_INFINITY;
    const now = clock.now();
    for (const [at, item] of items.entries()) {
      const grant = grants[at] as Answer<Grant>;
      if (isUnavailable(grant)) away.push(item);
      else if (grant.state === 'lead') leading.push(item);
      else if (grant.state === 'hit') {
        const outcome = readFrame(item, grant.frame, now);
        if (outcome === 'done') emit({ type: 'followed', thing, key: item.name, ms: now - item.startedAt });
        else again.push(item);
      } else if (item.flight.settled) {
        // Only to be loaded anew, which somebody does.
      } else if (grant.state === 'paused') {
        answers.giveUp(item, new LoadFailedError(thing, grant.leftMs));
      } else {
        following.push(item);
        leftMs = Math.min(leftMs, Math.max(1, grant.leftMs));
      }
    }
    return { leading, following, again, away, leftMs };
  }

  /** Doubling from 2 ms, with a jitter that keeps waiters of one key apart. */
  function pauseOf(round: number): number {
    return Math.min(2 ** (round + 1), MAX_PAUSE_MS) * (0.5 + random());
  }

  return {
    /** Answers all of these, here or wherever their leases are. */
    async load(items: readonly Item[]): Promise<void> {
      const cancel = source.giveUpInTime(items);
      try {
        await loadOnce(items);
      } finally {
        cancel();
      }
    },
  };
}
