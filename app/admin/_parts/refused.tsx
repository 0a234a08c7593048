import { Link } from '#app/_ui/link.tsx';
import { buttonStyles } from '#app/_ui/primitives/button-styles.ts';

/** For whoever may not see a page of the admin, be it there or not. */
export function Refused() {
  return (
    <div className="py-16">
      <h1 className="heading text-title-1">There is nothing here for you</h1>
      <p className="mt-5 max-w-xl text-ink-soft text-lead">
        These pages are for those who work for the shop. If you do, sign in first.
      </p>
      <Link href="/sign-in" className={`${buttonStyles.solid} mt-8`}>
        Sign in
      </Link>
    </div>
  );
}
