import { LoadFailedError, LoadTimeoutError } from '../load/errors.ts';
import type { StoreOperation } from '../observe/events.ts';
import { readId } from '../shared/frame.ts';
import { type Answer, type Grant, isUnavailable } from '../shared/shared-store.ts';
import { after } from '../time.ts';
import { createKeeper } from './keep.ts';
import type { ThingParts } from './parts.ts';
import { createSourceReads } from './source.ts';
import { createAnswers, type Wanted } from './wanted.ts';
import { createScales, decode } from './weigh.ts';

const MAX_PAUSE_MS = 20;
/** What the shared store did not answer: to be loaded, not to be had from it, or with tags that have to be asked for. */
type Rest<Item> = { open: Item[]; away: Item[]; unknown: { item: Item; frame: Buffer; tags: readonly string[] }[] };
const HIT = { state: 'hit', layer: 'l2' } as const;

/**
 * Reads below a process's own layer: the shared store, then the source under a lease. However many processes and callers
 * miss a key, one of them loads it; the others wait, ask again, and never get less than an answer or a typed error.
 *
 * A batch takes one round for what is there, one for leases, one for fills, whatever the mix. What is stale is answered at
 * once and goes on as a load behind the answer, together with the misses.
 */
export function createReadBelow<Key, Value>(parts: ThingParts<Key, Value>) {
  const { policy, shared, local, origin, coherence, debts, clock, random, sleep, emit, createToken, backOff } = parts;
  const { trust } = coherence;
  const thing = policy.name;
  const keep = createKeeper(parts);
  const weigh = createScales(parts);
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
  function answerFrom(item: Item, weighed: ReturnType<typeof weigh>, frame: Buffer, now: number): boolean {
    const entry =
      weighed.worth === 'over' || weighed.worth === 'unknown'
        ? undefined
        : decode<Value>(frame, weighed.head, weighed.tags);
    if (entry && weighed.worth === 'fresh') {
      const due = keep(item, { entry, head: weighed.head, frame }, now);
      answers.settle(item, entry, HIT, now);
      if (due) item.seen = readId(frame);
      if (!due || refreshing.has(item.id)) return false;
      emit({ type: 'early-refresh', thing, key: item.name });
      return true;
    }
    item.seen = readId(frame);
    if (!entry) return true;
    item.spare = entry;
    if (weighed.worth === 'spare') return true;
    answers.settleStale(item, entry, 'l2', 'revalidating');
    return !refreshing.has(item.id);
  }

  /** Answers what can be answered from the shared store, at once. Returns the rest, if there is any. */
  function answerAll(items: readonly Item[], frames: readonly Answer<Buffer | undefined>[]): Rest<Item> | undefined {
    const now = clock.now();
    let rest: Rest<Item> | undefined;
    for (const [at, item] of items.entries()) {
      const frame = frames[at];
      if (frame && !isUnavailable(frame)) {
        const weighed = weigh(item.name, frame, now);
        if (weighed.worth === 'unknown') {
          rest ??= { open: [], away: [], unknown: [] };
          rest.unknown.push({ item, frame, tags: weighed.tags });
        } else if (answerFrom(item, weighed, frame, now)) {
          rest ??= { open: [], away: [], unknown: [] };
          rest.open.push(item);
        }
      } else {
        rest ??= { open: [], away: [], unknown: [] };
        (frame ? rest.away : rest.open).push(item);
      }
    }
    return rest;
  }

  /** Asks for the tags that nobody here knows, and uses their frames after all. */
  async function learn({ open, away, unknown }: Rest<Item>): Promise<void> {
    const answered = await coherence.learn([...new Set(unknown.flatMap(({ tags }) => tags))]);
    const now = clock.now();
    for (const { item, frame } of unknown) {
      // To go on without knowing is for relaxed things only.
      if (!answered && policy.strict) away.push(item);
      else if (answerFrom(item, weigh(item.name, frame, now, true), frame, now)) open.push(item);
    }
  }

  async function finish(rest: Rest<Item>): Promise<void> {
    if (rest.unknown.length > 0) await learn(rest);
    await Promise.all([
      rest.away.length > 0 ? withoutStore(rest.away) : undefined,
      rest.open.length > 0 ? loadInTime(rest.open) : undefined,
    ]);
  }

  /** The shared store is away: this process's own copies serve for a while, then the source does. */
  async function withoutStore(items: readonly Item[]): Promise<void> {
    const rest = items.filter((item) => {
      const slot = local.get(item.id);
      if (!slot || item.flight.settled || clock.now() >= origin + slot.keptAt + policy.outageMs) return true;
      if (coherence.tags.judge(slot.read.entry.tags, slot.snapshot) === 'dead') return true;
      answers.settleStale(item, slot.read.entry, 'l1', 'store-unavailable');
      return false;
    });
    await source.loadUnkept(rest, 'store-unavailable');
  }

  /** Loads what is open under leases, here or wherever somebody has one, until every item is answered. */
  async function loadOnce(items: readonly Item[]): Promise<void> {
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
        if (answerFrom(item, weigh(item.name, grant.frame, now), grant.frame, now)) again.push(item);
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
  async function loadInTime(items: readonly Item[]): Promise<void> {
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
      await loadOnce(items);
    } finally {
      cancel();
      for (const { id } of behind) refreshing.delete(id);
    }
  }

  /** Whether nothing has to be found out before the shared store can be asked. */
  function isReady(now: number): boolean {
    if (trust.until === 0 || debts.any()) return false;
    return !policy.strict || (now < trust.until && now >= trust.doubtedUntil);
  }

  /** Finds out what has to be known, and asks the shared store for what may come from it. */
  async function prepare(items: readonly Item[]): Promise<void> {
    if (trust.until === 0) await coherence.joined();
    if (policy.strict) {
      const deaf = clock.now() >= trust.until && !(await coherence.confirm());
      if (deaf || clock.now() < trust.doubtedUntil) return source.loadUnkept(items, 'untrusted');
    }
    const owed = items.filter((item) => debts.owesKey(item.name));
    const asked = owed.length > 0 ? items.filter((item) => !owed.includes(item)) : items;
    await Promise.all([
      owed.length > 0 ? withoutStore(owed) : undefined,
      asked.length > 0 ? readShared(asked) : undefined,
    ]);
  }

  async function readShared(items: readonly Item[]): Promise<void> {
    const frames = await shared.read(items.map((item) => item.name));
    const rest = answerAll(items, frames);
    if (!rest) return;
    if (rest.away.length > 0) report('read', frames);
    await finish(rest);
  }

  return {
    keep,
    isRefreshing: (id: string) => refreshing.has(id),
    /** Answers all of these. Never rejects: each flight is settled by itself. */
    read(items: readonly Item[], startedAt: number): void {
      const reading = isReady(startedAt) ? readShared(items) : prepare(items);
      reading.catch((error: unknown) => {
        for (const item of items) answers.giveUp(item, error);
      });
    },
    /** Loads for callers who must not be answered from any layer. */
    readPast: (items: readonly Item[]): Promise<void> => source.loadUnkept(items, 'untrusted'),
    /** Loads anew what has been answered already, unless somebody does. A failure is told by its event. */
    refresh: (item: Item): Promise<void> => loadInTime([item]).catch(() => {}),
  };
}
