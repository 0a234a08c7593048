import type { QueryClient } from '@tanstack/react-query';
import type { Cart } from '#lib/cart/types.ts';
import { noteUnsettled, readCountHint } from './cart-hint.ts';
import { countUnits } from './cart-model.ts';
import { type CartQueue, createCartQueue } from './cart-queue.ts';
import { fetchCart, sendAtTheEnd, sendOperation } from './cart-requests.ts';

export const CART_KEY = ['cart'] as const;

export type CartStore = {
  queue: CartQueue;
  /** Asks for the cart; what a write was told meanwhile counts more. */
  fetch(signal?: AbortSignal): Promise<Cart>;
  /** Asks for the cart and shows it, if it can be had. */
  refresh(): Promise<void>;
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
  const queue = createCartQueue((operation) => inTurn(() => sendOperation(operation, getCart())), keep);
  channel?.addEventListener('message', ({ data }: MessageEvent<Cart>) => {
    if (!isNewer(data, getCart())) return;
    writes += 1;
    client.setQueryData(CART_KEY, data);
  });
  addEventListener('pagehide', () => {
    if (queue.getState().operations.length === 0) return;
    noteUnsettled();
    sendAtTheEnd(queue.takeWaiting(), getCart());
  });
  async function fetch(signal?: AbortSignal): Promise<Cart> {
    const before = writes;
    const fetched = await fetchCart(signal);
    const known = getCart();
    return known && writes !== before ? known : fetched;
  }
  const refresh = () =>
    fetch().then(
      (cart) => void client.setQueryData(CART_KEY, cart),
      () => {},
    );
  // A page that comes back from the browser's own cache shows what was true when it was left.
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) void refresh();
  });
  // Somebody may have signed in or out in another tab, or bought what was in the cart.
  document.addEventListener('visibilitychange', () => {
    const known = getCart();
    if (document.visibilityState === 'visible' && known && readCountHint() !== countUnits(known)) void refresh();
  });
  return { queue, fetch, refresh };
}

/** One write at a time in all tabs: two that make the same guest a first cart would lose one of them. */
function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  return navigator.locks ? navigator.locks.request('strata-cart', work) : work();
}

const isNewer = (cart: Cart, known: Cart | undefined) => known?.id !== cart.id || cart.version > known.version;
