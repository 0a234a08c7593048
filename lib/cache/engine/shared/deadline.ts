import { after } from '../time.ts';

/** Calls under way, each with what happens if it takes too long. */
export type Deadline = {
  watch(call: Watched): void;
  /** The call is over. */
  forget(call: Watched): void;
};
export type Watched = { tick: number; expire: () => void };

/** A call is given up after its time and at most a fifth more. */
const TICKS = 5;

/**
 * Gives calls up after a fixed time. One timer ticks for all that are under way, since one each would cost more than the
 * command it watches; and what is over leaves nothing behind for the garbage collector to carry along.
 */
export function createDeadline(ms: number): Deadline {
  const underWay = new Set<Watched>();
  let now = 0;
  let ticking = false;

  function check(): void {
    now += 1;
    for (const call of underWay) {
      // In the order in which they began.
      if (now - call.tick <= TICKS) break;
      underWay.delete(call);
      call.expire();
    }
    if (underWay.size > 0) tick();
    else ticking = false;
  }
  // Replies that lie in the socket are read before anybody is given up: the loop may have been busy, not the server.
  const tick = () => void after(Math.max(1, ms / TICKS), () => void setImmediate(check));

  return {
    watch(call) {
      call.tick = now;
      underWay.add(call);
      if (ticking) return;
      ticking = true;
      tick();
    },
    forget: (call) => void underWay.delete(call),
  };
}
