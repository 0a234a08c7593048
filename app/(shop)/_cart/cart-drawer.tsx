'use client';

import { type MouseEvent, useEffect, useRef } from 'react';
import { CloseIcon } from '#app/_ui/primitives/icons.tsx';
import { CartContents } from './cart-contents.tsx';
import { useCart } from './use-cart.ts';

export type CartDrawerProps = { isOpen: boolean; onClose: () => void };

/** The cart beside whatever page one is on. */
export function CartDrawer({ isOpen, onClose }: CartDrawerProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const view = useCart({ enabled: isOpen });
  useEffect(() => {
    if (isOpen && !dialog.current?.open) dialog.current?.showModal();
    if (!isOpen && dialog.current?.open) dialog.current.close();
  }, [isOpen]);

  function closeOnBackdrop(event: MouseEvent<HTMLDialogElement>) {
    if (event.target === event.currentTarget) event.currentTarget.close();
  }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys close a dialog by Escape; this is for the area around it
    <dialog
      ref={dialog}
      onClose={onClose}
      onClick={closeOnBackdrop}
      aria-labelledby="cart-title"
      className="cart-drawer"
    >
      <div className="flex min-h-full flex-col">
        <div className="sticky top-0 z-10 flex items-center justify-between bg-panel px-5 py-3 sm:px-7 sm:py-4">
          <h2 id="cart-title" className="heading text-title-3">
            Your cart
          </h2>
          <button
            type="button"
            onClick={() => dialog.current?.close()}
            aria-label="Close the cart"
            className="-mr-2.5 inline-flex size-12 items-center justify-center rounded-full hover:bg-layer-2"
          >
            <CloseIcon />
          </button>
        </div>
        {isOpen && <CartContents view={view} place="drawer" />}
      </div>
    </dialog>
  );
}
