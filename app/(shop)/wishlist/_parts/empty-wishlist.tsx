import { Link } from '#app/_ui/link.tsx';
import { buttonStyles } from '#app/_ui/primitives/button-styles.ts';

export function EmptyWishlist() {
  return (
    <div className="mt-8 max-w-3xl rounded-layer bg-layer-2 px-6 py-10 lg:px-12 lg:py-14">
      <p className="heading text-title-3">Nothing here yet</p>
      <p className="mt-3 max-w-prose text-ink-soft">
        Press the heart on anything you like, and it waits for you here: with its price and stock as they are when you
        look.
      </p>
      <Link href="/" className={`${buttonStyles.solid} mt-7`}>
        Have a look around
      </Link>
    </div>
  );
}
