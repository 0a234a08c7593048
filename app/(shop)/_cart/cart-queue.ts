import type { Cart } from '#lib/cart/types.ts';
import { mergeOperation, type Operation } from './cart-model.ts';

/** What became of an operation: the whole cart as it is then, or what to tell the shopper. */
export type Outcome = { state: 'done'; cart: Cart } | { state: 'failed'; message: string };

export type QueueState = {
  /** In the order in which they take effect: the one that is being sent, if any, then those that wait. */
  operations: readonly Operation[];
  /** The last operation that came to nothing; the cart looks again as it did before it. */
  failure: { operation: Operation; message: string } | undefined;
};

export type CartQueue = {
  push(operation: Operation): void;
  dismissFailure(): void;
  getState(): QueueState;
  subscribe(listener: () => void): () => void;
  /** Takes what has not been sent, for a page that is about to end and will not send it in turn. */
  takeWaiting(): readonly Operation[];
};

/**
 * Sends operations one after the other. What is pressed while one is on its way waits and is merged, so that a hundred quick
 * presses are two requests and no answer overtakes another.
 * @param send never rejects
 * @param keep stores the server's answer; called in the same turn in which its operation leaves the queue
 */
export function createCartQueue(
  send: (operation: Operation) => Promise<Outcome>,
  keep: (cart: Cart) => void,
): CartQueue {
  const listeners = new Set<() => void>();
  let sending: Operation | undefined;
  let waiting: readonly Operation[] = [];
  let state: QueueState = { operations: [], failure: undefined };

  function publish(failure: QueueState['failure']) {
    state = { operations: sending ? [sending, ...waiting] : waiting, failure };
    for (const listener of listeners) listener();
  }

  async function drain() {
    for (let next = takeFirst(); next; next = takeFirst()) {
      publish(state.failure);
      const outcome = await send(next);
      sending = undefined;
      if (outcome.state === 'done') keep(outcome.cart);
      publish(outcome.state === 'failed' ? { operation: next, message: outcome.message } : state.failure);
    }
  }

  function takeFirst(): Operation | undefined {
    [sending, ...waiting] = waiting;
    return sending;
  }

  return {
    push(operation) {
      waiting = mergeOperation(waiting, operation);
      state = { ...state, failure: undefined };
      if (sending) publish(undefined);
      else void drain();
    },
    dismissFailure: () => publish(undefined),
    getState: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    takeWaiting() {
      const taken = waiting;
      waiting = [];
      publish(state.failure);
      return taken;
    },
  };
}
