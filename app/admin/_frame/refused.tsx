import { Link } from '#app/_ui/link.tsx';
import type { Access } from '#lib/accounts/require-role.ts';
import { buttonLook } from '../_ui/button-look.ts';

type Words = { title: string; text: string; link?: { href: string; label: string } };

const OTHER_ROLE: Words = {
  title: 'There is nothing here for you',
  text: 'What was here takes another role than yours, or is gone. Whoever owns the shop can give you the role.',
};

const WORDS: Record<Access['state'], Words> = {
  granted: OTHER_ROLE,
  forbidden: OTHER_ROLE,
  unauthenticated: {
    title: 'There is nothing here for you',
    text: 'These pages are for those who work for the shop. If you do, sign in first.',
    link: { href: '/sign-in?next=%2Fadmin', label: 'Sign in' },
  },
  'second-factor-missing': {
    title: 'A second factor first',
    text: 'The owner of the shop asks everybody who works here to sign in with a code beside the password. Setting it up takes a minute and an app on your phone.',
    link: { href: '/admin/security', label: 'Set it up' },
  },
};

/** For whoever may not see a page of the admin, be it there or not. */
export function Refused({ access }: { access: Access['state'] }) {
  const { title, text, link } = WORDS[access];
  return (
    <div className="mx-auto max-w-xl px-6 py-24">
      <h1 className="heading text-title-2">{title}</h1>
      <p className="mt-5 text-ink-soft">{text}</p>
      {link && (
        <Link href={link.href} className={`${buttonLook('primary')} mt-8`}>
          {link.label}
        </Link>
      )}
    </div>
  );
}
