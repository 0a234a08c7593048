import type { Read } from '../entry.ts';

/** A read under way, which others may join. It is settled once. */
export type Flight<Value> = {
  readonly promise: Promise<Read<Value>>;
  /** Somebody joined: what is answered is held by several. */
  joined: boolean;
  settled: boolean;
  settle(read: Read<Value>): void;
  fail(error: unknown): void;
};

/** Reads under way, so that callers who want the same key at the same time share one. */
export type Flights<Value> = {
  /** The flight under way for `id`, if it began in this epoch. */
  join(id: string, epoch: number): Flight<Value> | undefined;
  open(id: string, epoch: number): Flight<Value>;
  /** Nobody joins the present flight from now on: what it reads may be older than a write that just happened. */
  detach(id: string): void;
  detachAll(): void;
};

export function createFlights<Value>(): Flights<Value> {
  const underWay = new Map<string, { flight: Flight<Value>; epoch: number }>();
  return {
    join(id, epoch) {
      const found = underWay.get(id);
      if (found?.epoch !== epoch) return undefined;
      found.flight.joined = true;
      return found.flight;
    },
    open(id, epoch) {
      const { promise, resolve, reject } = Promise.withResolvers<Read<Value>>();
      const land = () => {
        flight.settled = true;
        // A detached flight must not remove its successor.
        if (underWay.get(id)?.flight === flight) underWay.delete(id);
      };
      const flight: Flight<Value> = {
        promise,
        joined: false,
        settled: false,
        settle(read) {
          land();
          resolve(read);
        },
        fail(error) {
          land();
          reject(error);
        },
      };
      underWay.set(id, { flight, epoch });
      return flight;
    },
    detach: (id) => void underWay.delete(id),
    detachAll: () => underWay.clear(),
  };
}
