import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyOperation, EMPTY_CART, mergeOperation, type Operation } from '#app/(shop)/_cart/cart-model.ts';
import { createCartQueue, type Outcome } from '#app/(shop)/_cart/cart-queue.ts';
import { add, quantities, set } from './operations.ts';

/** A server that answers each operation when it is told to. */
function openQueue() {
  const sent: { operation: Operation; answer: (outcome: Outcome) => Promise<void> }[] = [];
  let server = EMPTY_CART;
  const queue = createCartQueue(
    (operation) =>
      new Promise((resolve) => {
        const answer = async (outcome: Outcome) => {
          resolve(outcome);
          // The queue goes on in the turns after it.
          await new Promise((next) => setImmediate(next));
        };
        sent.push({ operation, answer });
      }),
    (cart) => {
      server = cart;
    },
  );
  return {
    queue,
    sent,
    shown: () => queue.getState().operations.reduce(applyOperation, server),
    async finish(at: number) {
      const operation = sent[at]?.operation as Operation;
      await sent[at]?.answer({
        state: 'done',
        cart: { ...applyOperation(server, operation), version: server.version + 1 },
      });
    },
    refuse: (at: number, message: string) => sent[at]?.answer({ state: 'failed', message }),
  };
}

describe('the queue of a cart', () => {
  it('shows what is asked at once and sends the first at once', () => {
    const { queue, sent, shown } = openQueue();
    queue.push(add('10'));
    expect(quantities(shown())).toEqual({ 10: 1 });
    expect(sent).toHaveLength(1);
  });

  it('makes one request of whatever is pressed while one is under way, and loses nothing', async () => {
    const { queue, sent, shown, finish } = openQueue();
    for (let press = 0; press < 20; press += 1) queue.push(add('10'));
    expect(quantities(shown())).toEqual({ 10: 20 });
    await finish(0);
    expect(sent.map(({ operation }) => operation)).toMatchObject([{ quantity: 1 }, { quantity: 19 }]);
    await finish(1);
    expect(quantities(shown())).toEqual({ 10: 20 });
    expect(queue.getState().operations).toEqual([]);
  });

  it('sends the last of several quantities', async () => {
    const { queue, sent, finish } = openQueue();
    queue.push(add('10'));
    queue.push(set('10', 3));
    queue.push(set('10', 5));
    await finish(0);
    await finish(1);
    expect(sent.map(({ operation }) => operation)).toMatchObject([{ kind: 'add' }, { kind: 'set', quantity: 5 }]);
  });

  it('takes back what the server refuses, says why, and goes on with the rest', async () => {
    const { queue, sent, shown, refuse, finish } = openQueue();
    queue.push(add('10'));
    queue.push(add('20'));
    await refuse(0, 'Sold out.');
    expect(quantities(shown())).toEqual({ 20: 1 });
    expect(queue.getState().failure).toMatchObject({ operation: { variantId: '10' }, message: 'Sold out.' });
    await finish(1);
    expect(sent).toHaveLength(2);
    expect(quantities(shown())).toEqual({ 20: 1 });
  });

  it('forgets a failure with the next press', async () => {
    const { queue, refuse } = openQueue();
    queue.push(add('10'));
    await refuse(0, 'Sold out.');
    queue.push(add('20'));
    expect(queue.getState().failure).toBeUndefined();
  });

  it('hands over what waits when the page ends, but not what is under way', async () => {
    const { queue, sent, finish } = openQueue();
    queue.push(add('10'));
    queue.push(add('20', 2));
    expect(queue.takeWaiting()).toMatchObject([{ variantId: '20', quantity: 2 }]);
    await finish(0);
    expect(sent).toHaveLength(1);
  });

  it('wants the same, merged or not, whatever is pressed in whatever order', () => {
    const operation = fc.oneof(
      fc
        .record({ id: fc.constantFrom('10', '20', '30'), n: fc.integer({ min: 1, max: 5 }) })
        .map(({ id, n }) => add(id, n)),
      fc
        .record({ id: fc.constantFrom('10', '20', '30'), n: fc.integer({ min: 0, max: 9 }) })
        .map(({ id, n }) => set(id, n)),
    );
    // All three are there to begin with: the quantity of what is not there cannot be set.
    const start = [add('10'), add('20'), add('30')].reduce(applyOperation, EMPTY_CART);
    fc.assert(
      fc.property(fc.array(operation, { maxLength: 12 }), (pressed) => {
        const merged = pressed.reduce<Operation[]>(mergeOperation, []);
        const alive = (list: readonly Operation[]) => quantities(list.reduce(applyOperation, start));
        fc.pre(pressed.every((each) => each.kind !== 'set' || each.quantity > 0));
        expect(alive(merged)).toEqual(alive(pressed));
      }),
    );
  });
});
