'use client';

import type { ReactNode } from 'react';
import { CartContents } from '#app/(shop)/_cart/cart-contents.tsx';
import type { LinkedCode } from '#app/(shop)/_cart/code-form.tsx';
import { useCart } from '#app/(shop)/_cart/use-cart.ts';
import type { Cart } from '#lib/cart/types.ts';

export type CartPageContentsProps = { initial: Cart; code: LinkedCode | undefined; ideas: ReactNode };

/** The cart as the page was rendered with, and from then on as it changes. */
export function CartPageContents({ initial, code, ideas }: CartPageContentsProps) {
  return <CartContents view={useCart({ initial })} place="page" code={code} ideas={ideas} />;
}
