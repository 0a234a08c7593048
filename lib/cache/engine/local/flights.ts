import type { Read } from '../entry.ts';

/** How many reads of a batch are still to be answered, and what to do when none is. */
export type Batch = { left: number; done: () => void };

/** A read under way, which others may join. It is answered once. Promises are made only for those who wait for it alone. */
export class Flight<Value> {
  readonly id: string;
  readonly epoch: number;
  /** Somebody joined: what is answered is held by several. */
  joined = false;
  settled = false;
  readonly #underWay: Map<string, Flight<Value>>;
  /** Those that were asked for with it. */
  readonly batch: Batch | undefined;
  #read: Read<Value> | undefined = undefined;
  #error: unknown = undefined;
  #waiting: PromiseWithResolvers<Read<Value>> | undefined = undefined;

  constructor(underWay: Map<string, Flight<Value>>, id: string, epoch: number, batch?: Batch) {
    this.#underWay = underWay;
    this.id = id;
    this.epoch = epoch;
    this.batch = batch;
  }

  settle(read: Read<Value>): void {
    this.#read = read;
    this.#land();
    this.#waiting?.resolve(read);
  }

  fail(error: unknown): void {
    this.#error = error;
    this.#land();
    this.#waiting?.reject(error);
  }

  /** The answer, once it is there. */
  wait(): Promise<Read<Value>> {
    if (this.settled) return new Promise((resolve) => resolve(this.result()));
    this.#waiting ??= Promise.withResolvers<Read<Value>>();
    return this.#waiting.promise;
  }

  /** What it was answered with. Throws what it failed with. */
  result(): Read<Value> {
    if (this.#read) return this.#read;
    throw this.#error;
  }

  #land(): void {
    this.settled = true;
    // A detached flight must not remove its successor.
    if (this.#underWay.get(this.id) === this) this.#underWay.delete(this.id);
    if (this.batch) {
      this.batch.left -= 1;
      if (this.batch.left === 0) this.batch.done();
    }
  }
}

/** Reads under way, so that callers who want the same key at the same time share one. */
export type Flights<Value> = {
  /** The flight under way for `id`, if it began in this epoch. */
  join(id: string, epoch: number): Flight<Value> | undefined;
  open(id: string, epoch: number, batch?: Batch): Flight<Value>;
  /** Nobody joins the present flight from now on: what it reads may be older than a write that just happened. */
  detach(id: string): void;
  detachAll(): void;
};

export function createFlights<Value>(): Flights<Value> {
  const underWay = new Map<string, Flight<Value>>();
  return {
    join(id, epoch) {
      const flight = underWay.get(id);
      if (flight?.epoch !== epoch) return undefined;
      flight.joined = true;
      return flight;
    },
    open(id, epoch, batch) {
      const flight = new Flight(underWay, id, epoch, batch);
      underWay.set(id, flight);
      return flight;
    },
    detach: (id) => void underWay.delete(id),
    detachAll: () => underWay.clear(),
  };
}
