type Caller<Item, Answer> = {
  items: readonly Item[];
  resolve: (answers: Answer[]) => void;
  reject: (error: unknown) => void;
};

/**
 * Runs `flush` once for all that is asked in one turn of the event loop, so that callers who do not know of each other
 * share a round trip. Each gets the answers to its own items, and all of them the error if there is one.
 */
export function createTickBatch<Item, Answer>(flush: (items: readonly Item[]) => Promise<Answer[]>) {
  let callers: Caller<Item, Answer>[] = [];

  function run(): void {
    const present = callers;
    callers = [];
    const [only] = present;
    if (only && present.length === 1) {
      flush(only.items).then(only.resolve, only.reject);
      return;
    }
    flush(present.flatMap((caller) => caller.items)).then(
      (answers) => distribute(present, answers),
      (error) => {
        for (const caller of present) caller.reject(error);
      },
    );
  }

  function distribute(present: readonly Caller<Item, Answer>[], answers: readonly Answer[]): void {
    let from = 0;
    for (const { items, resolve } of present) {
      resolve(answers.slice(from, from + items.length));
      from += items.length;
    }
  }

  return (items: readonly Item[]): Promise<Answer[]> => {
    if (items.length === 0) return Promise.resolve([]);
    return new Promise((resolve, reject) => {
      // After the microtasks of this turn, in which the other callers get to ask.
      if (callers.length === 0) process.nextTick(run);
      callers.push({ items, resolve, reject });
    });
  };
}
