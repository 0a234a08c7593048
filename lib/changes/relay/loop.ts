import { setTimeout as sleep } from 'node:timers/promises';

export type Loop = {
  /** Runs the step as soon as it can: now, or again after the present one. */
  wake(): void;
  /** Resolves when the step under way has ended; none begins after that. */
  stop(): Promise<void>;
};

const FIRST_PAUSE_MS = 100;

/**
 * Runs a step again and again until it is stopped. The step says how long it can be until the next one, ms; being woken ends
 * the wait. After one that has thrown the wait grows, and nothing ends it early.
 */
export function startLoop(
  step: (signal: AbortSignal) => Promise<number>,
  onError: (error: Error) => void,
  { longestPauseMs = 2_000 } = {},
): Loop {
  const stopping = new AbortController();
  const { signal } = stopping;
  let waking = new AbortController();
  let failures = 0;

  const wait = (ms: number, until: AbortSignal) => sleep(ms, undefined, { signal: until }).catch(() => {});

  async function once(): Promise<void> {
    waking = new AbortController();
    const woken = AbortSignal.any([signal, waking.signal]);
    try {
      const ms = await step(signal);
      failures = 0;
      await wait(ms, woken);
    } catch (error) {
      if (signal.aborted) return;
      onError(error as Error);
      failures += 1;
      // With jitter, so that what failed together is not tried again together.
      await wait(Math.min(FIRST_PAUSE_MS * 2 ** failures, longestPauseMs) * (0.5 + Math.random() / 2), signal);
    }
  }

  async function run(): Promise<void> {
    while (!signal.aborted) await once();
  }
  const ended = run();

  return {
    wake: () => waking.abort(),
    async stop() {
      stopping.abort();
      await ended;
    },
  };
}
