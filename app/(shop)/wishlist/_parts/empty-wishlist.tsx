import { Link } from '#app/_ui/link.tsx';
import { buttonStyles } from '#app/_ui/primitives/button-styles.ts';

export function EmptyWishlist() {
  return (
    <div className="mt-7 rounded-tile bg-layer-2 px-6 py-14 text-center">
      <p className="heading text-title-3">Nothing here yet</p>
      <p className="mx-auto mt-2 max-w-md text-ink-soft text-small">
        Press the heart on anything you like, and it waits for you here: with its price and stock as they are when you
        look.
      </p>
      <Link href="/" className={`mt-6 ${buttonStyles.solid}`}>
        Have a look around
      </Link>
    </div>
  );
}
