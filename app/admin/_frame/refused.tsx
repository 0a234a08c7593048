import { Link } from '#app/_ui/link.tsx';
import { buttonLook } from '../_ui/button-look.ts';

/** For whoever may not see a page of the admin, be it there or not. */
export function Refused({ isSignedIn }: { isSignedIn: boolean }) {
  return (
    <div className="mx-auto max-w-xl px-6 py-24">
      <h1 className="heading text-title-2">There is nothing here for you</h1>
      <p className="mt-5 text-ink-soft">
        {isSignedIn
          ? 'What was here takes another role than yours, or is gone. Whoever owns the shop can give you the role.'
          : 'These pages are for those who work for the shop. If you do, sign in first.'}
      </p>
      {!isSignedIn && (
        <Link href="/sign-in?next=%2Fadmin" className={`${buttonLook('primary')} mt-8`}>
          Sign in
        </Link>
      )}
    </div>
  );
}
