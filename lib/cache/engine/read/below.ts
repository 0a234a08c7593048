import { isSure } from '../coherence/coherence.ts';
import { reportUnavailable } from '../observe/events.ts';
import { type Answer, isUnavailable } from '../shared/shared-store.ts';
import { createKeeper } from './keep.ts';
import { createLooker } from './lead.ts';
import { createLeases } from './leases.ts';
import type { ThingParts } from './parts.ts';
import { createFrameReader } from './read-frame.ts';
import { createSourceReads } from './source.ts';
import { createAnswers, type Wanted } from './wanted.ts';

/** What the shared store did not answer: to be loaded, not to be had from it, or with tags that have to be asked for. */
type Rest<Item> = { open: Item[]; away: Item[]; unknown: { item: Item; frame: Buffer; tags: readonly string[] }[] };
const nothing = <Item>(): Rest<Item> => ({ open: [], away: [], unknown: [] });

/**
 * Reads below a process's own layer: the shared store, then the source under a lease. A batch takes one round for what is
 * there, one for leases, one for fills, whatever the mix. What is stale is answered at once and goes on as a load behind
 * the answer, together with the misses.
 */
export function createReadBelow<Key, Value>(parts: ThingParts<Key, Value>) {
  const { policy, shared, local, origin, coherence, debts, clock, emit } = parts;
  const { trust } = coherence;
  /** Keys that this process loads anew behind answers. */
  const refreshing = new Set<string>();
  const keep = createKeeper(parts);
  const answers = createAnswers(parts);
  const source = createSourceReads(parts, answers, keep);
  const readFrame = createFrameReader(parts, answers, keep, refreshing);
  const look = createLooker(parts, source, readFrame);
  const leases = createLeases(parts, answers, source, readFrame, withoutStore);
  type Item = Wanted<Key, Value>;

  /** Answers what can be answered from frames, at once. Returns the rest, if there is any. */
  function answerFrom(items: readonly Item[], frames: readonly Answer<Buffer | undefined>[]): Rest<Item> | undefined {
    const now = clock.now();
    let rest: Rest<Item> | undefined;
    for (const [at, item] of items.entries()) {
      const frame = frames[at];
      if (!frame || isUnavailable(frame)) {
        rest ??= nothing();
        (frame ? rest.away : rest.open).push(item);
        continue;
      }
      const outcome = readFrame(item, frame, now);
      if (outcome === 'done') continue;
      rest ??= nothing();
      if (outcome === 'open') rest.open.push(item);
      else rest.unknown.push({ item, frame, tags: outcome.unknown });
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
      else if (readFrame(item, frame, now, true) !== 'done') open.push(item);
    }
  }

  async function finish(rest: Rest<Item>): Promise<void> {
    if (rest.unknown.length > 0) await learn(rest);
    await Promise.all([
      rest.away.length > 0 ? withoutStore(rest.away) : undefined,
      rest.open.length > 0 ? load(rest.open) : undefined,
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

  async function load(items: readonly Item[]): Promise<void> {
    const behind = items.filter((item) => item.flight.settled);
    for (const { id } of behind) refreshing.add(id);
    try {
      await leases.load(items);
    } finally {
      for (const { id } of behind) refreshing.delete(id);
    }
  }

  async function readShared(items: readonly Item[]): Promise<void> {
    const frames = await shared.read(items.map((item) => item.name));
    const rest = answerFrom(items, frames);
    if (!rest) return;
    reportUnavailable('read', frames, emit);
    await finish(rest);
  }

  /** Whether nothing has to be found out before the shared store can be asked. */
  function isReady(now: number): boolean {
    if (trust.until === 0 || debts.any()) return false;
    return !policy.strict || isSure(trust, now);
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

  return {
    keep,
    look,
    isRefreshing: (id: string) => refreshing.has(id),
    /** Answers all of these. Each flight is settled by itself. */
    read(items: readonly Item[], startedAt: number): void {
      const reading = isReady(startedAt) ? readShared(items) : prepare(items);
      reading.catch((error: unknown) => {
        for (const item of items) answers.giveUp(item, error);
      });
    },
    /** Loads for callers who must not be answered from any layer. */
    readPast: (items: readonly Item[]): Promise<void> => source.loadUnkept(items, 'untrusted'),
    /** Loads anew what has been answered already, unless somebody does. A failure is told by its event. */
    refresh: (item: Item): Promise<void> => load([item]).catch(() => {}),
  };
}
