'use client';

import { useQueryClient } from '@tanstack/react-query';
import { type ComponentType, type MouseEvent, useEffect, useRef, useState } from 'react';
import { Link } from '#app/_ui/link.tsx';
import { countOf } from '#app/_ui/primitives/count-of.ts';
import { BagIcon } from '#app/_ui/primitives/icons.tsx';
import { showToast } from '#app/_ui/toast.ts';
import type { CartDrawerProps } from './cart-drawer.tsx';
import { hasLeft, readCountHint, takeUnsettled } from './cart-hint.ts';
import { getCartStore } from './cart-store.ts';
import { useCartCount, useCartQueue } from './use-cart.ts';

/** By then what the page before this one sent has arrived. */
const SETTLE_MS = [500, 2_000];

/** Whether what failed is said where the shopper looks. */
function isTold(): boolean {
  return [...document.querySelectorAll('[data-cart-failure]')].some((told) => {
    const { top, bottom } = told.getBoundingClientRect();
    return bottom > top && bottom > 0 && top < innerHeight;
  });
}

/** The way to the cart, with how much is in it: a link without scripts, and with them a drawer that is fetched when wanted. */
export function CartButton() {
  const units = useCartCount();
  const { failure } = useCartQueue();
  const client = useQueryClient();
  const [Drawer, setDrawer] = useState<ComponentType<CartDrawerProps>>();
  const [isOpen, setOpen] = useState(false);
  const link = useRef<HTMLAnchorElement>(null);

  useEffect(() => {
    if (!takeUnsettled() && !hasLeft()) return;
    const { refresh, takeOver } = getCartStore(client);
    async function settle(isLast: boolean) {
      await refresh();
      // Whoever has no cart yet may be about to be given one by the page before.
      if (isLast || readCountHint() > 0) await takeOver();
    }
    const timers = SETTLE_MS.map((ms, at) => setTimeout(settle, ms, at === SETTLE_MS.length - 1));
    return () => timers.forEach(clearTimeout);
  }, [client]);

  useEffect(() => {
    if (failure && !isTold()) showToast({ text: failure.message });
  }, [failure]);

  const loadDrawer = async () => {
    const { CartDrawer } = await import('./cart-drawer.tsx');
    setDrawer(() => CartDrawer);
  };
  function open(event: MouseEvent) {
    // The cart's own page shows it already; with a key held the browser does what it always does.
    if (location.pathname === '/cart' || event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    setOpen(true);
    void loadDrawer().catch(() => location.assign('/cart'));
  }
  return (
    <>
      <Link
        ref={link}
        href="/cart"
        onClick={open}
        onPointerEnter={() => void loadDrawer().catch(() => {})}
        aria-haspopup="dialog"
        aria-label={units === 0 ? 'Cart, empty' : `Cart, ${countOf(units, 'item')}`}
        className="relative inline-flex size-12 items-center justify-center rounded-full transition-colors hover:bg-layer-2"
      >
        <BagIcon className="size-6" />
        {units > 0 && (
          <span
            key={units}
            aria-hidden="true"
            className="badge-pop absolute top-0.5 right-0 min-w-5.5 rounded-full bg-accent px-1.5 text-center font-semibold text-[0.75rem] text-on-accent tabular-nums leading-5.5"
          >
            {units}
          </span>
        )}
      </Link>
      {Drawer && <Drawer isOpen={isOpen} onClose={() => setOpen(false)} />}
    </>
  );
}
