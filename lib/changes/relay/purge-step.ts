import { setTimeout as sleep } from 'node:timers/promises';
import type { PurgeOutcome } from '#lib/cdn/cloudflare.ts';
import { available, type Bucket, block, refill, take, waitFor } from '#lib/cdn/purge/bucket.ts';
import { type PurgeCall, planPurge } from '#lib/cdn/purge/plan.ts';
import type { Cdn, RelayContext } from './context.ts';
import { findDue, noteFailure, notePurged, skipPurges } from './outbox.ts';
import { readQuota, writeQuota } from './quota.ts';

/** Calls that only repeat a purge leave so many for changes to come. */
const KEPT_FOR_FIRST = 2;
const AT_LEAST_MS = 5;

/** The CDN could not be told: tried again after a pause. */
export class PurgeFailedError extends Error {
  override name = 'PurgeFailedError';
}

/**
 * Tells the CDN of what every process of the shop knows already, and a second time some seconds later. Resolves to how long
 * there is nothing to do, ms; `idleMs` at most.
 * @throws PurgeFailedError when the CDN does not answer or refuses for another reason than its rate
 */
export async function purgeDue(context: RelayContext, idleMs: number, signal: AbortSignal): Promise<number> {
  const { sql, cdn } = context;
  if (!cdn) {
    await skipPurges(sql);
    return idleMs;
  }
  const { due, nextMs = idleMs } = await findDue(sql, cdn.secondPurgeMs);
  if (due.length === 0) return Math.min(idleMs, Math.max(nextMs, AT_LEAST_MS));
  // What comes shortly after goes along.
  await sleep(cdn.collectMs, undefined, { signal });
  const { due: collected } = await findDue(sql, cdn.secondPurgeMs);
  const plan = planPurge(collected);

  const bucket = await readQuota(sql, cdn.limits);
  const affordable = choose(plan.calls, available(bucket, cdn.limits, Date.now()));
  if (affordable.length === 0) {
    const needed = plan.calls[0]?.round === 'first' ? 1 : 1 + KEPT_FOR_FIRST;
    return Math.min(idleMs, Math.max(waitFor(bucket, cdn.limits, Date.now(), needed), AT_LEAST_MS));
  }
  const { accepted, refusal } = await sendAll({ ...context, cdn }, affordable, bucket, signal);
  const done = plan.doneBy(accepted);
  if (done.length > 0) {
    context.onStep('purging', done.length);
    await notePurged(sql, done);
    context.onStep('purged', done.length);
  }
  if (!refusal) return 0;
  const told = new Set(done.map(({ id }) => id));
  const left = collected.filter(({ id }) => !told.has(id)).map(({ id }) => id);
  await noteFailure(sql, left, refusal.reason);
  if (refusal.state === 'failed') throw new PurgeFailedError(refusal.reason);
  return AT_LEAST_MS;
}

function choose(calls: readonly PurgeCall[], tokens: number): PurgeCall[] {
  const first = calls.filter(({ round }) => round === 'first').slice(0, tokens);
  const spare = Math.max(0, tokens - KEPT_FOR_FIRST - first.length);
  return [...first, ...calls.filter(({ round }) => round === 'second').slice(0, spare)];
}

type Refusal = Exclude<PurgeOutcome, { state: 'accepted' }>;

/** One after the other, until one is not accepted. */
async function sendAll(
  { sql, cdn, onPurge, onTokens }: RelayContext & { cdn: Cdn },
  calls: readonly PurgeCall[],
  before: Bucket,
  signal: AbortSignal,
): Promise<{ accepted: PurgeCall[]; refusal?: Refusal }> {
  let bucket = before;
  const accepted: PurgeCall[] = [];
  for (const call of calls) {
    signal.throwIfAborted();
    bucket = take(bucket, cdn.limits, Date.now(), 1);
    await writeQuota(sql, bucket);
    onTokens(bucket.tokens);
    const outcome = await cdn.client.send(call, signal);
    onPurge(outcome.state);
    if (outcome.state === 'accepted') {
      accepted.push(call);
      continue;
    }
    if (outcome.state === 'limited') {
      const now = Date.now();
      const ms = outcome.retryAfterMs ?? waitFor({ ...refill(bucket, cdn.limits, now), tokens: 0 }, cdn.limits, now);
      await writeQuota(sql, block(bucket, cdn.limits, now, ms));
    }
    return { accepted, refusal: outcome };
  }
  return { accepted };
}
