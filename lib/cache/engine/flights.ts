/** Reads under way, so that callers who want the same key at the same time share one. */
export type Flights<Result> = {
  /** The flight under way for `key`, if any. */
  joining(key: string): Promise<Result> | undefined;
  start(key: string, result: Promise<Result>): Promise<Result>;
  /** Nobody joins the present flight from now on: what it reads may be older than a write that just happened. */
  detach(key: string): void;
};

export function createFlights<Result>(): Flights<Result> {
  const underWay = new Map<string, Promise<Result>>();
  return {
    joining: (key) => underWay.get(key),
    start(key, result) {
      underWay.set(key, result);
      const land = () => {
        // A detached flight must not remove its successor.
        if (underWay.get(key) === result) underWay.delete(key);
      };
      result.then(land, land);
      return result;
    },
    detach: (key) => void underWay.delete(key),
  };
}
