'use client';

import { useEffect, useState } from 'react';
import { Link } from '#app/_ui/link.tsx';
import { buttonStyles } from '#app/_ui/primitives/button-styles.ts';
import { countOf } from '#app/_ui/primitives/count-of.ts';
import { CheckIcon } from '#app/_ui/primitives/icons.tsx';
import { Notice } from '#app/_ui/primitives/notice.tsx';
import { QuantityStepper } from '#app/_ui/primitives/quantity-stepper.tsx';
import { useCart, useCartCount, useCartQueue } from '#app/(shop)/_cart/use-cart.ts';
import { MAX_QUANTITY } from '#lib/cart/types.ts';
import { useStock } from './use-stock.ts';
import { useVariantChoice } from './variant-provider.tsx';

/** How long the button says that it has worked. */
const SAY_MS = 2_500;

/** Puts the chosen variant into the cart: seen at once, and taken back with a reason when the server refuses. */
export function AddToCart() {
  const { product, variant } = useVariantChoice();
  const { data: stock } = useStock(product.variants);
  const { push, failure } = useCartQueue();
  const { cart } = useCart({ enabled: false });
  const units = useCartCount();
  const [quantity, setQuantity] = useState(1);
  const [said, setSaid] = useState(0);
  const available = stock?.get(variant.id)?.available;
  const isSoldOut = available === 0;
  const most = Math.max(1, Math.min(available ?? MAX_QUANTITY, MAX_QUANTITY));
  const wanted = Math.min(quantity, most);
  const refused = failure?.operation.kind === 'add' && failure.operation.variantId === variant.id ? failure : undefined;
  const limit = cart?.notices.find((notice) => notice.kind === 'limited' && notice.variantId === variant.id);

  useEffect(() => {
    if (said === 0) return;
    const timer = setTimeout(() => setSaid(0), SAY_MS);
    return () => clearTimeout(timer);
  }, [said]);

  function add() {
    const { id: variantId, sku, options, price: unitPrice, compareAtPrice, imageIndex } = variant;
    const { id: productId, slug: productSlug, name, currency, images } = product;
    const image = images[imageIndex ?? 0] ?? images[0] ?? null;
    const preview = {
      variantId,
      productId,
      productSlug,
      name,
      sku,
      options,
      image,
      unitPrice,
      compareAtPrice,
      currency,
    };
    push({ kind: 'add', variantId, quantity: wanted, preview });
    setSaid((times) => times + 1);
  }
  const isAdded = said > 0 && !refused && !limit;
  return (
    <form action="/cart/add" method="post" onSubmit={(event) => event.preventDefault()} className="space-y-3">
      <input type="hidden" name="variantId" value={variant.id} />
      <div className="flex gap-3">
        {!isSoldOut && (
          <span className="needs-scripts">
            <QuantityStepper label="Quantity" value={wanted} max={most} onChange={setQuantity} size="large" />
          </span>
        )}
        <button
          type="submit"
          onClick={add}
          disabled={isSoldOut}
          className={`${buttonStyles.solid} min-h-13! flex-1 text-body! disabled:bg-layer-3 disabled:text-ink-soft`}
        >
          {isAdded && <CheckIcon />}
          {isSoldOut ? 'Sold out' : isAdded ? 'Added' : 'Add to cart'}
        </button>
      </div>
      <p aria-live="polite" className="sr-only">
        {isAdded && `${product.name} is in your cart: ${countOf(units, 'item')} altogether.`}
      </p>
      {refused && (
        <Notice kind="bad" role="alert" data-cart-failure title="It was not added">
          {refused.message}
        </Notice>
      )}
      {limit && (
        <Notice kind="low" role="status">
          {limit.message}{' '}
          <Link href="/cart" className="font-semibold underline underline-offset-4">
            See the cart
          </Link>
        </Notice>
      )}
    </form>
  );
}
