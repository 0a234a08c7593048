import { Link } from '#app/_ui/link.tsx';
import { buttonStyles } from '#app/_ui/primitives/button-styles.ts';

export type NoOrderViewProps = { isSignedIn: boolean; id: string };

/** For whoever may not see an order, and where there is none: nobody learns which of the two it is. */
export function NoOrderView({ isSignedIn, id }: NoOrderViewProps) {
  return (
    <div className="page-width pt-10 pb-32 lg:pt-20">
      <h1 className="heading max-w-4xl text-title-1">This order cannot be shown</h1>
      <p className="mt-5 max-w-xl text-ink-soft text-lead">
        {isSignedIn
          ? 'There is no such order among yours. If you ordered as a guest, use the link in the confirmation.'
          : 'If you ordered as a guest, use the link in the confirmation. If you were signed in, sign in again.'}
      </p>
      <p className="mt-9 flex flex-wrap gap-3">
        {isSignedIn ? (
          <Link href="/account/orders" className={buttonStyles.solid}>
            My orders
          </Link>
        ) : (
          <Link href={`/sign-in?next=${encodeURIComponent(`/orders/${id}`)}`} className={buttonStyles.solid}>
            Sign in
          </Link>
        )}
        <Link href="/" className={buttonStyles.outline}>
          Go to the home page
        </Link>
      </p>
    </div>
  );
}
