import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { applyOperation, EMPTY_CART } from '#app/(shop)/_cart/cart-model.ts';
import { sendOperation } from '#app/(shop)/_cart/cart-requests.ts';
import { add, quantities, set } from './operations.ts';

type Reply = 'lost' | 'lost on the way back' | 'busy' | 'done' | 'a page of a proxy';

/** A shop that answers requests as they come by this list, and the reading of the cart always but when it is cut off. */
function openShop(replies: Reply[], { cutOff = false } = {}) {
  let cart = { ...applyOperation(EMPTY_CART, add('20')), id: 'cart', version: 7 };
  const before = cart;
  const writes: string[] = [];
  vi.stubGlobal('fetch', async (url: string, init: RequestInit = {}) => {
    if (init.method === undefined) {
      if (cutOff) throw new TypeError('Failed to fetch');
      return Response.json(cart);
    }
    writes.push(`${init.method} ${url}`);
    const reply = replies.shift() ?? 'done';
    if (reply === 'busy') return Response.json({ detail: 'Busy.' }, { status: 503 });
    if (reply === 'a page of a proxy') return new Response('<h1>Bad gateway</h1>', { status: 502 });
    if (reply === 'lost') throw new TypeError('Failed to fetch');
    cart = { ...applyOperation(cart, add('10')), id: 'cart', version: cart.version + 1 };
    if (reply === 'lost on the way back') throw new TypeError('Failed to fetch');
    return Response.json(cart);
  });
  return { before, writes };
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});
async function send(...sent: Parameters<typeof sendOperation>) {
  const outcome = sendOperation(...sent);
  await vi.runAllTimersAsync();
  return outcome;
}

describe('an add', () => {
  it('whose answer was lost is looked up, and not sent again', async () => {
    const { before, writes } = openShop(['lost on the way back']);
    const outcome = await send(add('10'), before);
    expect(outcome.state === 'done' && quantities(outcome.cart)).toEqual({ 10: 1, 20: 1 });
    expect(writes).toHaveLength(1);
  });

  it.each(['lost', 'a page of a proxy'] as const)('that has not arrived (%s) is said to have not', async (reply) => {
    const { before, writes } = openShop([reply]);
    const outcome = await send(add('10'), before);
    expect(outcome).toMatchObject({ state: 'failed', message: expect.stringContaining('nothing was added') });
    expect(writes).toHaveLength(1);
  });

  it('of which nobody can tell claims nothing', async () => {
    const { before } = openShop(['lost on the way back'], { cutOff: true });
    const outcome = await send(add('10'), before);
    expect(outcome).toMatchObject({ state: 'failed', message: expect.not.stringMatching(/nothing/i) });
  });

  it('that a busy shop has turned away is sent again', async () => {
    const { before, writes } = openShop(['busy', 'busy', 'done']);
    expect(await send(add('10'), before)).toMatchObject({ state: 'done' });
    expect(writes).toHaveLength(3);
  });
});

describe('a quantity', () => {
  it('is sent again until it has arrived, since twice is once', async () => {
    const { before, writes } = openShop(['lost', 'busy', 'done']);
    expect(await send(set('20', 3), before)).toMatchObject({ state: 'done' });
    expect(writes).toEqual(Array(3).fill('PATCH /api/cart/items/new:20'));
  });

  it('is given up after three times', async () => {
    const { before, writes } = openShop(['lost', 'lost', 'lost', 'done']);
    expect(await send(set('20', 3), before)).toMatchObject({ state: 'failed' });
    expect(writes).toHaveLength(3);
  });

  it('of what is not there any more shows what is', async () => {
    const { before, writes } = openShop([]);
    const outcome = await send(set('30', 3), before);
    expect(outcome.state === 'done' && quantities(outcome.cart)).toEqual({ 20: 1 });
    expect(writes).toEqual([]);
  });
});
