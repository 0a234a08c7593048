import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { Link } from '#app/_ui/link.tsx';
import { buttonStyles } from '#app/_ui/primitives/button-styles.ts';
import { countOf } from '#app/_ui/primitives/count-of.ts';
import { BagIcon } from '#app/_ui/primitives/icons.tsx';
import { Notice } from '#app/_ui/primitives/notice.tsx';
import { formatMoney } from '#lib/money/format.ts';
import { CartLine } from './cart-line.tsx';
import { countUnits } from './cart-model.ts';
import { CartNotices } from './cart-notices.tsx';
import { CartSummary } from './cart-summary.tsx';
import { CodeForm, type LinkedCode } from './code-form.tsx';
import { DismissButton } from './dismiss-button.tsx';
import { FreeDeliveryLine } from './free-delivery-line.tsx';
import { type CartView, useCartQueue } from './use-cart.ts';

export type CartContentsProps = {
  view: CartView;
  place: 'drawer' | 'page';
  /** A code that was asked for by a link and could not be entered. */
  code?: LinkedCode | undefined;
  /** Shown with an empty cart. */
  ideas?: ReactNode;
};

/** What is in the cart, what has changed in it, and what it costs: in the drawer one below the other, on the page side by side. */
export function CartContents({ view, place, code, ideas }: CartContentsProps) {
  const { cart, isSettling, isError, refetch } = view;
  const { failure, dismissFailure } = useCartQueue();
  const isPage = place === 'page';
  const failed = failure && failure.operation.kind !== 'enter-code' && (
    <Notice kind="bad" role="alert" data-cart-failure title="That did not work">
      {failure.message} <DismissButton onClick={dismissFailure}>Close</DismissButton>
    </Notice>
  );
  if (isError && !cart) {
    return (
      <div className={clsx('space-y-5', !isPage && 'px-5 pb-7 sm:px-7')}>
        <Notice kind="bad" role="alert" title="The cart could not be fetched">
          What is in it is safe with us.
        </Notice>
        <button type="button" onClick={refetch} className={buttonStyles.outline}>
          Try again
        </button>
      </div>
    );
  }
  if (!cart) return <CartSkeleton isPage={isPage} />;
  const isEmpty = cart.items.length === 0;
  const codeForm = <CodeForm codes={cart.codes} linked={code} />;
  const said = isEmpty
    ? 'The cart is empty.'
    : `${countOf(countUnits(cart), 'item')} in the cart, ${formatMoney(cart.total, cart.currency)} together.`;
  return (
    // biome-ignore lint/a11y/useSemanticElements: no group of fields
    <div
      role="group"
      aria-label="Contents of the cart"
      data-cart
      tabIndex={-1}
      className={clsx(
        'outline-none',
        isPage
          ? !isEmpty && 'grid gap-x-14 gap-y-10 lg:grid-cols-[minmax(0,7fr)_minmax(0,4.5fr)]'
          : 'flex flex-1 flex-col gap-6 px-5 sm:px-7',
      )}
    >
      <p role="status" className="sr-only">
        {!isSettling && said}
      </p>
      <div className={clsx('space-y-5', !isPage && 'flex-1')}>
        {failed}
        <CartNotices notices={cart.notices} />
        {isEmpty ? (
          <>
            {(cart.codes.length > 0 || code !== undefined) && (
              <div className="rounded-3xl bg-layer-2 px-6 py-5">{codeForm}</div>
            )}
            <EmptyCart place={place} ideas={ideas} />
          </>
        ) : (
          <>
            {!isPage && cart.freeDelivery && <FreeDeliveryLine {...cart.freeDelivery} cart={cart} />}
            <ul aria-label="Items in the cart" className="divide-y divide-line border-line border-y">
              {cart.items.map((item) => (
                <li key={item.variantId}>
                  <CartLine item={item} currency={cart.currency} headingLevel={isPage ? 'h2' : 'h3'} />
                </li>
              ))}
            </ul>
            {!isPage && codeForm}
          </>
        )}
      </div>
      {!isEmpty && (
        <div className={clsx(isPage ? 'lg:sticky lg:top-28 lg:self-start' : 'sticky bottom-0 -mx-5 sm:-mx-7')}>
          <CartSummary cart={cart} isSettling={isSettling} place={place}>
            {isPage && codeForm}
          </CartSummary>
        </div>
      )}
    </div>
  );
}

function EmptyCart({ place, ideas }: Pick<CartContentsProps, 'place' | 'ideas'>) {
  return (
    <div className={clsx('flex flex-col items-center text-center', place === 'page' ? 'py-6' : 'py-14')}>
      <span className="inline-flex size-20 items-center justify-center rounded-full bg-layer-2 text-ink-soft">
        <BagIcon className="size-9" />
      </span>
      <p className="heading mt-5 text-title-2">Nothing in it yet</p>
      <p className="mt-2 max-w-sm text-ink-soft">What you add to the cart waits here until you come back.</p>
      <div className="mt-7 flex flex-wrap justify-center gap-3">
        <Link href="/" className={buttonStyles.solid}>
          See what is new
        </Link>
        <Link href="/search" className={buttonStyles.outline}>
          Search the shop
        </Link>
      </div>
      {ideas}
    </div>
  );
}

function CartSkeleton({ isPage }: { isPage: boolean }) {
  return (
    <div role="status" className={clsx('space-y-6', !isPage && 'px-5 sm:px-7')}>
      <span className="sr-only">Fetching the cart</span>
      {[0, 1].map((row) => (
        <div key={row} aria-hidden="true" className="flex gap-4">
          <span className="skeleton size-22 rounded-2xl" />
          <span className="flex-1 space-y-3 py-1">
            <span className="skeleton block h-4 w-3/4" />
            <span className="skeleton block h-3.5 w-1/3" />
          </span>
        </div>
      ))}
    </div>
  );
}
