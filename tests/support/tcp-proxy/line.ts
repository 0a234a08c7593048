import type { Socket } from 'node:net';

type Item = { data: Buffer | 'end'; dueAt: number; held: boolean };

export type LineRules = {
  delayMs: () => number;
  /** Asked of all data as it arrives. */
  isDropped: (data: Buffer) => boolean;
  /** Asked then of what is not dropped, and of the end. */
  isHeld: () => boolean;
};

/** One direction of a connection. Whatever is delayed or held, nothing overtakes anything. */
export function openLine(from: Socket, to: Socket, { delayMs, isDropped, isHeld }: LineRules) {
  const queue: Item[] = [];
  let timer: NodeJS.Timeout | undefined;
  let discarded = false;

  const forward = () => {
    clearTimeout(timer);
    for (let item = queue[0]; item && !item.held; item = queue[0]) {
      const leftMs = item.dueAt - performance.now();
      if (leftMs > 0) {
        timer = setTimeout(forward, Math.ceil(leftMs));
        return;
      }
      queue.shift();
      if (!to.writable) continue;
      if (item.data === 'end') to.end();
      else to.write(item.data);
    }
  };
  const enter = (data: Item['data']) => {
    if (discarded) return;
    queue.push({ data, dueAt: performance.now() + delayMs(), held: isHeld() });
    forward();
  };
  let ended = false;
  /** An end is held like data: what came before it must not be lost. A broken connection ends too. */
  const end = () => {
    if (ended) return;
    ended = true;
    enter('end');
  };
  from.on('data', (data) => {
    if (!isDropped(data)) enter(data);
  });
  from.on('end', end);
  from.on('close', end);
  from.on('error', () => {});

  return {
    hold() {
      for (const item of queue) item.held = true;
    },
    letGo() {
      for (const item of queue) Object.assign(item, { held: false, dueAt: 0 });
      forward();
    },
    discard() {
      discarded = true;
      clearTimeout(timer);
      queue.length = 0;
    },
  };
}
