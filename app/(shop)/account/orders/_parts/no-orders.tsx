import { Link } from '#app/_ui/link.tsx';
import { buttonStyles } from '#app/_ui/primitives/button-styles.ts';

export function NoOrders() {
  return (
    <div className="mt-7 rounded-tile bg-layer-2 px-6 py-14 text-center">
      <p className="heading text-title-3">Nothing ordered yet</p>
      <p className="mx-auto mt-2 max-w-md text-ink-soft text-small">
        What you order while you are signed in is listed here, with its invoice and where it is.
      </p>
      <Link href="/" className={`mt-6 ${buttonStyles.solid}`}>
        Find something
      </Link>
    </div>
  );
}
