import { LoadFailedError, LoadTimeoutError } from '../load/errors.ts';
import type { StoreOperation } from '../observe/events.ts';
import { readId } from '../shared/frame.ts';
import { type Answer, type Grant, isUnavailable } from '../shared/shared-store.ts';
import { after } from '../time.ts';
import { createKeeper } from './keep.ts';
import type { ThingParts } from './parts.ts';
import { createSourceReads } from './source.ts';
import { createAnswers, type Wanted } from './wanted.ts';
import { createScales, type Opened } from './weigh.ts';

/** A waiter outlasts a lease, so it sees the end of a holder that was killed, and takes over. */
const PATIENCE = 1.5;
const MAX_PAUSE_MS = 20;

/**
 * Reads below a process's own layer: the shared store, then the source under a lease. However many processes and callers
 * miss a key, one of them loads it; the others wait, ask again, and never get less than an answer or a typed error.
 *
 * A batch takes one round for what is there, one for leases, one for fills, whatever the mix. What is stale is answered at
 * once and goes on as a load behind the answer, together with the misses.
 */
export function createReadBelow<Key, Value>(parts: ThingParts<Key, Value>) {
  const { policy, shared, local, coherence, debts, clock, random, sleep, emit, createToken, backOff } = parts;
  const { trust } = coherence;
  const thing = policy.name;
  const keep = createKeeper(parts);
  const scales = createScales(parts);
  const answers = createAnswers(parts);
  const source = createSourceReads(parts, answers, keep);
  /** Keys that this process loads anew behind answers. */
  const refreshing = new Set<string>();
  type Item = Wanted<Key, Value>;

  function report(operation: StoreOperation, replies: readonly Answer<unknown>[]): void {
    const error = replies.find(isUnavailable);
    if (error) emit({ type: 'store-error', operation, error });
  }

  /** Uses a frame as far as it goes. Returns whether the key still has to be loaded. */
  function use(item: Item, opened: Opened<Value> | undefined, frame: Buffer): boolean {
    item.seen = readId(frame);
    if (!opened || opened.worth === 'over' || opened.worth === 'unknown') return true;
    const kept = opened.keep();
    if (!kept) return true;
    if (opened.worth === 'fresh') {
      const due = clock.now() >= keep(item, kept);
      answers.settle(item, kept.entry, { state: 'hit', layer: 'l2' });
      if (!due || refreshing.has(item.id)) return false;
      emit({ type: 'early-refresh', thing, key: item.name });
      return true;
    }
    item.spare = kept;
    if (opened.worth === 'spare') return true;
    answers.settleStale(item, kept.entry, 'l2', 'revalidating');
    return !refreshing.has(item.id);
  }

  /** Answers from the shared store. Returns what is left to load, and what it did not answer for. */
  async function readShared(items: readonly Item[]): Promise<{ open: Item[]; away: Item[] }> {
    const frames = await shared.read(items.map((item) => item.name));
    report('read', frames);
    const open: Item[] = [];
    const away: Item[] = [];
    const unknown: { item: Item; frame: Buffer; tags: readonly string[] }[] = [];
    for (const [at, item] of items.entries()) {
      const frame = frames[at];
      if (isUnavailable(frame)) away.push(item);
      else if (!frame) open.push(item);
      else {
        const opened = scales.open(item.name, frame);
        if (opened?.worth === 'unknown') unknown.push({ item, frame, tags: opened.tags });
        else if (use(item, opened, frame)) open.push(item);
      }
    }
    if (unknown.length > 0) {
      const answered = await coherence.learn([...new Set(unknown.flatMap(({ tags }) => tags))]);
      for (const { item, frame } of unknown) {
        // To go on without knowing is for relaxed things only.
        if (!answered && policy.strict) away.push(item);
        else if (use(item, scales.open(item.name, frame, true), frame)) open.push(item);
      }
    }
    return { open, away };
  }

  /** The shared store is away: this process's own copies serve for a while, then the source does. */
  async function withoutStore(items: readonly Item[]): Promise<void> {
    const rest = items.filter((item) => {
      const slot = local.get(item.id);
      if (!slot || item.flight.settled || clock.now() >= slot.keptAt + policy.outageMs) return true;
      if (coherence.tags.judge(slot.entry.tags, slot.snapshot, slot.checkedAt) === 'dead') return true;
      answers.settleStale(item, slot.entry, 'l1', 'store-unavailable');
      return false;
    });
    await source.loadUnkept(rest, 'store-unavailable');
  }

  /** Loads what is open under leases, here or wherever somebody has one, until every item is answered. */
  async function loadOnce(items: readonly Item[], startedAt: number): Promise<void> {
    const patience = startedAt + PATIENCE * policy.leaseMs;
    let open = items.filter((item) => !source.isBackedOff(item));
    for (let round = 0; open.length > 0; round++) {
      const token = createToken();
      const { leaseMs } = policy;
      const grants = await shared.acquire(
        open.map(({ name, seen }) => ({ key: name, token, leaseMs, ...(seen ? { seen } : {}) })),
      );
      report('acquire', grants);
      const { leading, following, again, away, leftMs } = sort(open, grants);
      // One's own leases first, then the wait for others: two crossing batches cannot wait for each other.
      await Promise.all([
        leading.length > 0 ? source.loadAndFill(leading, token) : undefined,
        away.length > 0 ? withoutStore(away) : undefined,
      ]);
      if (following.length > 0 && clock.now() >= patience) {
        await source.loadUnkept(following, 'lease-timeout');
        break;
      }
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
    for (const [at, item] of items.entries()) {
      const grant = grants[at] as Answer<Grant>;
      if (isUnavailable(grant)) away.push(item);
      else if (grant.state === 'lead') leading.push(item);
      else if (grant.state === 'hit') {
        if (use(item, scales.open(item.name, grant.frame), grant.frame)) again.push(item);
        else emit({ type: 'followed', thing, key: item.name, ms: clock.now() - item.startedAt });
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

  /** Callers are given up on in time; the load itself goes on, and what it brings is kept if it may be. */
  async function loadInTime(items: readonly Item[], startedAt: number): Promise<void> {
    const cancel = after(policy.deadlineMs, () => {
      for (const item of items) {
        if (item.flight.settled) continue;
        const error = new LoadTimeoutError(thing, policy.deadlineMs);
        backOff.failed(item.name, error);
        answers.giveUp(item, error);
      }
    });
    const behind = items.filter((item) => item.flight.settled);
    for (const { id } of behind) refreshing.add(id);
    try {
      await loadOnce(items, startedAt);
    } finally {
      cancel();
      for (const { id } of behind) refreshing.delete(id);
    }
  }

  async function answer(items: readonly Item[]): Promise<void> {
    const startedAt = clock.now();
    if (trust.until === 0) await coherence.joined();
    if (policy.strict) {
      const deaf = clock.now() >= trust.until && !(await coherence.confirm());
      if (deaf || clock.now() < trust.doubtedUntil) return source.loadUnkept(items, 'untrusted');
    }
    const owed = items.filter((item) => debts.owesKey(item.name));
    const { open, away } = await readShared(owed.length > 0 ? items.filter((item) => !owed.includes(item)) : items);
    const missed = [...away, ...owed];
    await Promise.all([
      missed.length > 0 ? withoutStore(missed) : undefined,
      open.length > 0 ? loadInTime(open, startedAt) : undefined,
    ]);
  }

  return {
    keep,
    isRefreshing: (id: string) => refreshing.has(id),
    /** Answers all of these. Never rejects: each flight is settled by itself. */
    async read(items: readonly Item[]): Promise<void> {
      try {
        await answer(items);
      } catch (error) {
        for (const item of items) answers.giveUp(item, error);
      }
    },
    /** Loads for callers who must not be answered from any layer. */
    readPast: (items: readonly Item[]): Promise<void> => source.loadUnkept(items, 'untrusted'),
    /** Loads anew what has been answered already, unless somebody does. A failure is told by its event. */
    refresh: (item: Item): Promise<void> => loadInTime([item], clock.now()).catch(() => {}),
  };
}
