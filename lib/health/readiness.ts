import { sql } from 'drizzle-orm';
import { getRuntime } from '#lib/runtime.ts';

type Check = { state: 'ok'; ms: number } | { state: 'failed'; ms: number };
export type Readiness = {
  /** `degraded`: everything works, slower. */
  status: 'ok' | 'degraded' | 'unavailable';
  dependencies: { postgres: Check; redis: Check | { state: 'not-configured' } };
};

const TIMEOUT_MS = 1_000;

/** Asks every dependency at once and waits for none of them longer than a second. */
export async function checkReadiness(): Promise<Readiness> {
  const { db, cache } = getRuntime();
  const [postgres, redis] = await Promise.all([
    check(() => db.execute(sql`SELECT 1`)),
    cache.shared.kind === 'redis' ? check(() => cache.shared.ping()) : ({ state: 'not-configured' } as const),
  ]);
  const status = postgres.state === 'failed' ? 'unavailable' : redis.state === 'failed' ? 'degraded' : 'ok';
  return { status, dependencies: { postgres, redis } };
}

async function check(ask: () => Promise<unknown>): Promise<Check> {
  const startedAt = performance.now();
  const elapsed = () => Math.round((performance.now() - startedAt) * 10) / 10;
  const { promise: timeout, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error('no answer in time')), TIMEOUT_MS);
  try {
    await Promise.race([ask(), timeout]);
    return { state: 'ok', ms: elapsed() };
  } catch {
    return { state: 'failed', ms: elapsed() };
  } finally {
    clearTimeout(timer);
  }
}
