import type { Clock } from '../time.ts';

/**
 * Stops asking a node that does not answer, so that nobody waits for its timeout any more. `open` refuses at once; after
 * a pause one call is let through (`half-open`), and its outcome decides.
 */
export type Breaker = {
  /** Whether a call may go out now. Each one that may must report how it went. */
  allows(): boolean;
  report(succeeded: boolean): void;
  state(): BreakerState;
  /** Moves with each change of state: news of a call from before one says nothing of now. */
  epoch(): number;
};
export type BreakerState = 'closed' | 'open' | 'half-open';

export type BreakerOptions = {
  clock: Clock;
  onChange?: (state: BreakerState) => void;
};

/** Opens when at least half of the calls of a window failed, and more than a few did. */
const WINDOW_MS = 1_000;
const MIN_FAILURES = 3;
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 1_000;

export function createBreaker({ clock, onChange }: BreakerOptions): Breaker {
  let state: BreakerState = 'closed';
  let windowEnd = 0;
  let succeeded = 0;
  let failed = 0;
  let pauseMs = FIRST_PAUSE_MS;
  let retryAt = 0;
  let epoch = 0;
  const turn = (next: BreakerState) => {
    state = next;
    epoch += 1;
    succeeded = 0;
    failed = 0;
    onChange?.(next);
  };
  const open = () => {
    retryAt = clock.now() + pauseMs;
    pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS);
    turn('open');
  };

  return {
    allows() {
      if (state === 'closed') return true;
      if (state === 'half-open' || clock.now() < retryAt) return false;
      turn('half-open');
      return true;
    },
    report(success) {
      if (state === 'half-open') {
        if (!success) return open();
        pauseMs = FIRST_PAUSE_MS;
        return turn('closed');
      }
      // Late news of calls from before it opened.
      if (state === 'open') return;
      const now = clock.now();
      if (now >= windowEnd) {
        windowEnd = now + WINDOW_MS;
        succeeded = 0;
        failed = 0;
      }
      if (success) succeeded += 1;
      else failed += 1;
      if (failed >= MIN_FAILURES && failed >= succeeded) open();
    },
    state: () => state,
    epoch: () => epoch,
  };
}
