import {
  BrokenCircuitError,
  ConsecutiveBreaker,
  circuitBreaker,
  ExponentialBackoff,
  handleWhen,
  retry,
  TaskCancelledError,
  TimeoutStrategy,
  timeout,
  wrap,
} from 'cockatiel';

/**
 * What became of a call.
 *
 * - `unanswered`: it may have been done
 * - `not-sent`: it was not: so many calls before it have failed that none are made for a while
 */
export type Guarded<Value> = { state: 'answered'; value: Value } | { state: 'unanswered' } | { state: 'not-sent' };

export type Guard = <Value>(work: (signal: AbortSignal) => Promise<Value>) => Promise<Guarded<Value>>;

const FAILURES_IN_A_ROW = 10;
const PAUSE_MS = 10_000;
const MAX_RETRIES = 2;

/**
 * Deadline, retries and breaker for calls to a provider, which have to be idempotent.
 * @param deadlineMs for each attempt. One that has taken this long is not repeated: somebody waits for the answer
 * @param isTransient whether an error may go away by itself. Others are thrown on, and are no sign of a provider in trouble
 */
export function createGuard({
  deadlineMs,
  isTransient,
}: {
  deadlineMs: number;
  isTransient: (error: unknown) => boolean;
}): Guard {
  const isLate = (error: unknown) => error instanceof TaskCancelledError;
  const policy = wrap(
    retry(handleWhen(isTransient), {
      maxAttempts: MAX_RETRIES,
      backoff: new ExponentialBackoff({ initialDelay: 100, maxDelay: 1_000 }),
    }),
    circuitBreaker(
      handleWhen((error) => isTransient(error) || isLate(error)),
      { halfOpenAfter: PAUSE_MS, breaker: new ConsecutiveBreaker(FAILURES_IN_A_ROW) },
    ),
    timeout(deadlineMs, TimeoutStrategy.Aggressive),
  );
  return async (work) => {
    let wasSent = false;
    try {
      const value = await policy.execute(({ signal }) => {
        wasSent = true;
        return work(signal);
      });
      return { state: 'answered', value };
    } catch (error) {
      if (error instanceof BrokenCircuitError && !wasSent) return { state: 'not-sent' };
      if (error instanceof BrokenCircuitError || isLate(error) || isTransient(error)) return { state: 'unanswered' };
      throw error;
    }
  };
}
