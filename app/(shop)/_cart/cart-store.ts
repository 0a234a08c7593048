import type { QueryClient } from '@tanstack/react-query';
import type { Cart } from '#lib/cart/types.ts';
import { leaveOperations, noteUnsettled, readCountHint, takeLeft } from './cart-hint.ts';
import { countUnits, type Operation } from './cart-model.ts';
import { type CartQueue, createCartQueue, type Outcome } from './cart-queue.ts';
import { fetchCart, readCart, sendAtTheEnd, sendOperation } from './cart-requests.ts';
import { onCookieChange } from './on-cookie-change.ts';
import { planTheEnd } from './plan-the-end.ts';

export const CART_KEY = ['cart'] as const;

export type CartStore = {
  queue: CartQueue;
  /** Asks for the cart; what a write was told meanwhile counts more. */
  fetch(signal?: AbortSignal): Promise<Cart>;
  /** Asks for the cart and shows it, if it can be had. */
  refresh(): Promise<void>;
  /** Goes on with what an earlier page had no time to send. */
  takeOver(): Promise<void>;
};

const stores = new WeakMap<QueryClient, CartStore>();

/** The one queue of a page, which keeps the answers in the page's query client. */
export function getCartStore(client: QueryClient): CartStore {
  const present = stores.get(client);
  if (present) return present;
  const store = openStore(client);
  stores.set(client, store);
  return store;
}

function openStore(client: QueryClient): CartStore {
  const channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('strata-cart');
  let writes = 0;
  const getCart = () => client.getQueryData<Cart>(CART_KEY);
  const keep = (cart: Cart) => {
    writes += 1;
    client.setQueryData(CART_KEY, cart);
    channel?.postMessage(cart);
  };
  /** Its request has begun. What only waits for its turn among the tabs can still be left to the next page. */
  let begun: Operation | undefined;
  const handedOver = new Set<Operation>();
  const queue = createCartQueue(async (operation) => {
    const outcome = await inTurn(async (): Promise<Outcome> => {
      const cart = getCart() ?? (await getUnknown());
      if (handedOver.has(operation)) return readCart();
      begun = operation;
      return sendOperation(operation, cart);
    });
    // What is refused may be about a cart that has changed elsewhere.
    if (outcome.state === 'failed') void client.invalidateQueries({ queryKey: CART_KEY });
    return outcome;
  }, keep);
  channel?.addEventListener('message', ({ data }: MessageEvent<Cart>) => {
    if (!isNewer(data, getCart())) return;
    writes += 1;
    client.setQueryData(CART_KEY, data);
  });
  addEventListener('pagehide', () => {
    const [first] = queue.getState().operations;
    if (!first) return;
    noteUnsettled();
    const waiting = queue.takeWaiting();
    if (first !== begun) handedOver.add(first);
    const { send, leave } =
      first === begun ? planTheEnd(first, waiting, getCart()) : planTheEnd(undefined, [first, ...waiting], getCart());
    sendAtTheEnd(send, getCart());
    if (leave.length > 0) leaveOperations(leave);
  });
  async function fetch(signal?: AbortSignal): Promise<Cart> {
    const before = writes;
    const fetched = await fetchCart(signal);
    const known = getCart();
    // What is being sent may be in it already, and would be shown twice.
    const isSettled = writes === before && queue.getState().operations.length === 0;
    return known && !isSettled ? known : fetched;
  }
  const refresh = () =>
    fetch().then(
      (cart) => void client.setQueryData(CART_KEY, cart),
      () => {},
    );
  // A page that comes back from the browser's own cache shows what was true when it was left.
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) void refresh().then(takeOver);
  });
  /** Somebody may have signed in or out in another tab, or bought what was in the cart. */
  function catchUp() {
    const known = getCart();
    const isIdle = queue.getState().operations.length === 0;
    const isOld = known && readCountHint() !== countUnits(known);
    if (document.visibilityState === 'visible' && isIdle && isOld) void refresh();
  }
  document.addEventListener('visibilitychange', catchUp);
  onCookieChange(catchUp);
  /** Of whoever brings a cart from an earlier visit: what becomes of a write can be told only from what was before. */
  async function getUnknown(): Promise<Cart | undefined> {
    if (readCountHint() === 0) return undefined;
    return client.fetchQuery({ queryKey: CART_KEY, queryFn: () => fetch() }).catch(() => undefined);
  }
  async function takeOver(): Promise<void> {
    // In turn, so that two tabs do not take the same.
    for (const operation of await inTurn(async () => takeLeft())) queue.push(operation);
  }
  return { queue, fetch, refresh, takeOver };
}

/** One write at a time in all tabs: two that make the same guest a first cart would lose one of them. */
function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  return navigator.locks ? navigator.locks.request('strata-cart', work) : work();
}

const isNewer = (cart: Cart, known: Cart | undefined) => known?.id !== cart.id || cart.version > known.version;
