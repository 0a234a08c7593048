import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useSyncExternalStore } from 'react';
import type { Cart } from '#lib/cart/types.ts';
import { readCountHint } from './cart-hint.ts';
import { applyOperation, countUnits, EMPTY_CART, type Operation } from './cart-model.ts';
import type { QueueState } from './cart-queue.ts';
import { CART_KEY, getCartStore } from './cart-store.ts';

const STALE_MS = 20_000;
const IDLE: QueueState = { operations: [], failure: undefined };
const noSubscription = () => () => {};

/** What the shopper has asked for and the server has not done yet, and what came to nothing. */
export function useCartQueue() {
  const client = useQueryClient();
  const isBrowser = typeof window !== 'undefined';
  const queue = isBrowser ? getCartStore(client).queue : undefined;
  const state = useSyncExternalStore(
    queue?.subscribe ?? noSubscription,
    () => queue?.getState() ?? IDLE,
    () => IDLE,
  );
  return {
    ...state,
    push: (operation: Operation) => queue?.push(operation),
    dismissFailure: () => queue?.dismissFailure(),
  };
}

export type CartView = {
  /** As the server has it, with what is under way done already; undefined until it is known. */
  cart: Cart | undefined;
  /** Whether sums may change with the next answer. */
  isSettling: boolean;
  isError: boolean;
  refetch: () => void;
};

/**
 * The cart as the shopper means it to be.
 * @param initial as a personal page was rendered with
 * @param enabled false for who has no cart, so that they cost no request
 */
export function useCart({ initial, enabled = true }: { initial?: Cart; enabled?: boolean } = {}): CartView {
  const client = useQueryClient();
  const { operations } = useCartQueue();
  const { data, isError, refetch } = useQuery({
    queryKey: CART_KEY,
    queryFn: ({ signal }) => getCartStore(client).fetch(signal),
    enabled,
    staleTime: STALE_MS,
    refetchOnWindowFocus: true,
    retry: 1,
    ...(initial && { initialData: initial }),
  });
  const cart = useMemo(() => {
    if (!data && operations.length === 0) return undefined;
    return operations.reduce(applyOperation, data ?? EMPTY_CART);
  }, [data, operations]);
  return { cart, isSettling: operations.length > 0, isError: isError && !data, refetch: () => void refetch() };
}

/** The badge's number: from the hint until the cart is known. */
export function useCartCount(): number {
  const client = useQueryClient();
  const hint = useSyncExternalStore(noSubscription, readCountHint, () => 0);
  const { cart } = useCart({ enabled: hint > 0 });
  const isKnown = client.getQueryData(CART_KEY) !== undefined;
  return (cart ? countUnits(cart) : 0) + (isKnown ? 0 : hint);
}
