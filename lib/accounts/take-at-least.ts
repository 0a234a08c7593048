import { setTimeout as sleep } from 'node:timers/promises';

/** The outcome of `work`, not before `ms` have passed: how long it really took tells nothing. */
export async function takeAtLeast<Result>(ms: number, work: Promise<Result>): Promise<Result> {
  const [outcome] = await Promise.allSettled([work, sleep(ms)]);
  if (outcome.status === 'rejected') throw outcome.reason;
  return outcome.value;
}
