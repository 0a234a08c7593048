import { Link } from '#app/_ui/link.tsx';
import { buttonStyles } from '#app/_ui/primitives/button-styles.ts';

export type EmptyCheckoutProps = {
  /** Whose cart may be waiting in an account: they never signed in, or not in this browser. */
  isGuest: boolean;
};

export function EmptyCheckout({ isGuest }: EmptyCheckoutProps) {
  return (
    <div role="status" className="rounded-layer bg-layer-2 px-6 py-16 text-center sm:py-24">
      <h2 className="heading text-title-2">There is nothing to pay for</h2>
      <p className="mx-auto mt-3 max-w-md text-balance text-ink-soft">
        Your cart is empty. Whatever you have ordered already is safe
        {isGuest ? ', and what you put aside in your account is there again when you sign in.' : '.'}
      </p>
      <p className="mt-8 flex flex-wrap justify-center gap-3">
        <Link href="/" className={buttonStyles.solid}>
          Find something
        </Link>
        <Link href={isGuest ? '/sign-in?next=/checkout' : '/account/orders'} className={buttonStyles.outline}>
          {isGuest ? 'Sign in' : 'Look at my orders'}
        </Link>
      </p>
    </div>
  );
}
