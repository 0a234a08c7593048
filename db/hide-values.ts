import { PgPreparedQuery } from 'drizzle-orm/pg-core';

type Run = () => Promise<unknown>;
/** What Drizzle runs every statement by; not in its types. */
type Runner = { queryWithCache(query: string, values: unknown[], run: Run): Promise<unknown> };

const DONE = Symbol.for('strata.values-hidden');

/**
 * Drizzle writes the values of a statement that fails into its error, and Postgres the row that breaks a rule: addresses, digests of
 * tokens, hashes of passwords. Errors end in logs and in the job queue, so neither comes along. Done once, for every pool.
 */
export function hideValues(): void {
  const runner = PgPreparedQuery.prototype as unknown as Runner & { [DONE]?: true };
  // Next evaluates this file several times.
  if (runner[DONE]) return;
  runner[DONE] = true;
  const { queryWithCache } = runner;
  runner.queryWithCache = function runQuietly(this: Runner, query, _values, run) {
    return queryWithCache.call(this, query, ['left out'], () => run().catch(throwWithoutDetail));
  };
}

function throwWithoutDetail(error: unknown): never {
  if (error instanceof Error) delete (error as { detail?: unknown }).detail;
  throw error;
}
