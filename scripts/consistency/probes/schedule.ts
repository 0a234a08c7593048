import { now } from '../clock.ts';
import type { Done } from '../load/writer.ts';
import { AGES, type Age } from '../oracles/layer.ts';

export type Schedule = {
  /** Looks for this write at every age, counted from its answer. */
  follow(done: Done): void;
  /** Counts this among what is under way. It must not reject. */
  await(look: Promise<void>): void;
  /** How many looks are under way. */
  busy(): number;
  /** Resolves when all that was to be looked for has been. */
  drained(): Promise<void>;
  stop(): void;
};

export function createSchedule(probe: (done: Done, age: Age) => Promise<void>): Schedule {
  const timers = new Set<NodeJS.Timeout>();
  const running = new Set<Promise<void>>();
  let onQuiet: (() => void) | undefined;
  const check = () => {
    if (timers.size === 0 && running.size === 0) onQuiet?.();
  };
  const add = (look: Promise<void>) => {
    const counted = look.finally(() => {
      running.delete(counted);
      check();
    });
    running.add(counted);
  };
  return {
    follow(done) {
      for (const age of AGES) {
        // Never before: a timer may fire a little early.
        const timer = setTimeout(
          () => {
            timers.delete(timer);
            add(probe(done, age));
          },
          done.write.answeredAt + age - now() + 1,
        );
        timers.add(timer);
      }
    },
    await: add,
    busy: () => running.size,
    async drained() {
      if (timers.size === 0 && running.size === 0) return;
      await new Promise<void>((resolve) => {
        onQuiet = resolve;
      });
    },
    stop() {
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
      check();
    },
  };
}
