import { Link } from '#app/_ui/link.tsx';
import { Notice } from '#app/_ui/primitives/notice.tsx';

export type GuestNoteProps = { email: string };

export function GuestNote({ email }: GuestNoteProps) {
  return (
    <Notice kind="quiet" title="The address of this page is your key">
      <p className="break-words">
        It is in the confirmation to {email} too. Whoever has it sees this order, so keep it to yourself.
      </p>
      <p className="mt-2">
        <Link href="/sign-up" className="font-semibold underline underline-offset-4">
          Make an account
        </Link>{' '}
        to have your next orders in one place.
      </p>
    </Notice>
  );
}
