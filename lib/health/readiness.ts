import { sql } from 'drizzle-orm';
import { getMedia } from '#lib/images/media.ts';
import { type QueueState, readQueue } from '#lib/jobs/read-queue.ts';
import { getRuntime } from '#lib/runtime.ts';

type Check<Answer = unknown> = { state: 'ok'; ms: number; answer: Answer } | { state: 'failed'; ms: number };
type Verdict = { state: 'ok' | 'failed'; ms: number };
export type Readiness = {
  /** `degraded`: everything works, slower. */
  status: 'ok' | 'degraded' | 'unavailable';
  dependencies: {
    postgres: Verdict;
    redis: Verdict | { state: 'not-configured' };
    /** Of pictures, where they are not kept on this machine. */
    storage: Verdict | { state: 'not-configured' };
    /** `late`: what waits has been waiting for too long. */
    jobs: { state: 'failed'; ms: number } | ({ state: 'ok' | 'late'; ms: number } & QueueState);
  };
};

const TIMEOUT_MS = 1_000;
/** Jobs begin at once where they can. */
const LATE_SECONDS = 60;

/** Asks every dependency at once and waits for none of them longer than a second. */
export async function checkReadiness(): Promise<Readiness> {
  const runtime = getRuntime();
  const { db, cache, config } = runtime;
  const [postgres, redis, queue, storage] = await Promise.all([
    check(() => db.execute(sql`SELECT 1`)),
    cache.shared.kind === 'redis' ? check(() => cache.shared.ping()) : undefined,
    check(() => readQueue(runtime.sql)),
    // What nobody has written: the answer that it is not there takes the right to ask.
    config.s3 ? check(() => getMedia().storage.read('ready')) : undefined,
  ]);
  const jobs = judgeQueue(queue);
  const isDegraded = redis?.state === 'failed' || storage?.state === 'failed' || jobs.state !== 'ok';
  return {
    status: postgres.state === 'failed' ? 'unavailable' : isDegraded ? 'degraded' : 'ok',
    dependencies: {
      postgres: verdictOf(postgres),
      redis: redis ? verdictOf(redis) : { state: 'not-configured' },
      storage: storage ? verdictOf(storage) : { state: 'not-configured' },
      jobs,
    },
  };
}

const verdictOf = ({ state, ms }: Check): Verdict => ({ state, ms });

function judgeQueue(queue: Check<QueueState>): Readiness['dependencies']['jobs'] {
  if (queue.state === 'failed') return queue;
  const { answer, ms } = queue;
  return { state: answer.oldestSeconds > LATE_SECONDS ? 'late' : 'ok', ms, ...answer };
}

async function check<Answer>(ask: () => Promise<Answer>): Promise<Check<Answer>> {
  const startedAt = performance.now();
  const elapsed = () => Math.round((performance.now() - startedAt) * 10) / 10;
  const { promise: timeout, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error('no answer in time')), TIMEOUT_MS);
  try {
    const answer = await Promise.race([ask(), timeout]);
    return { state: 'ok', ms: elapsed(), answer };
  } catch {
    return { state: 'failed', ms: elapsed() };
  } finally {
    clearTimeout(timer);
  }
}
