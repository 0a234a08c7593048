import { setTimeout as wait } from 'node:timers/promises';
import { monotonicMs } from './monotonic.ts';
import { session } from './session.ts';

/** How long a caller waits before its request counts as not answered. */
const PATIENCE_MS = 10_000;

export type Burst = {
  /** How long each answer took. */
  ms: number[];
  /** Answers without a value. */
  nulls: number;
  failed: number;
  /** When the first value came. */
  firstAt: number | undefined;
};

export const burstCommands = {
  /** Many callers want one key at the same moment. */
  burst: (key: string, callers: number, startAt: number): Promise<Burst> =>
    collect(callers, startAt, async () => [await session().contestant.get(key)]),

  /** Many callers want the same keys at the same moment. */
  burstOfBatches: (keys: readonly string[], callers: number, startAt: number): Promise<Burst> =>
    collect(callers, startAt, () => session().contestant.getMany(keys)),

  /** Callers that each read one key after the other, until all have been read once. */
  async hammer(keys: readonly string[], callers: number): Promise<Burst> {
    const burst = emptyBurst();
    const rest = keys.values();
    const call = async () => {
      for (const key of rest) await timed(burst, async () => [await session().contestant.get(key)]);
    };
    await Promise.all(Array.from({ length: callers }, call));
    return burst;
  },

  /** A steady stream of reads of one key. */
  async pace(key: string, perSecond: number, forMs: number, startAt: number): Promise<Burst> {
    const burst = emptyBurst();
    const under: Promise<void>[] = [];
    await waitUntil(startAt);
    for (let at = 0; at < forMs; at += 1000 / perSecond) {
      await waitUntil(startAt + at);
      under.push(timed(burst, async () => [await session().contestant.get(key)]));
    }
    await Promise.all(under);
    return burst;
  },
};

async function collect(callers: number, startAt: number, call: () => Promise<readonly unknown[]>): Promise<Burst> {
  const burst = emptyBurst();
  await waitUntil(startAt);
  await Promise.all(Array.from({ length: callers }, () => timed(burst, call)));
  return burst;
}

async function timed(burst: Burst, call: () => Promise<readonly unknown[]>): Promise<void> {
  const { versionOf } = session().contestant;
  const startedAt = performance.now();
  const { promise: impatience, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error('not answered')), PATIENCE_MS);
  try {
    const answers = await Promise.race([call(), impatience]);
    burst.ms.push(performance.now() - startedAt);
    burst.nulls += answers.filter((answer) => versionOf(answer) === undefined).length;
    burst.firstAt ??= monotonicMs();
  } catch {
    burst.failed++;
  } finally {
    clearTimeout(timer);
  }
}

const emptyBurst = (): Burst => ({ ms: [], nulls: 0, failed: 0, firstAt: undefined });

async function waitUntil(at: number): Promise<void> {
  const left = at - monotonicMs();
  if (left > 0) await wait(left);
}
