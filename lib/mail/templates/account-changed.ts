import { getRuntime } from '#lib/runtime.ts';
import type { RenderedMail } from '../content.ts';
import { renderMail } from '../render/render-mail.ts';

export type AccountChange = 'password' | 'address';

type Words = { subject: string; what: string; otherwise: string };

const WORDS: Readonly<Record<AccountChange, Words>> = {
  password: {
    subject: 'Your password at Strata was changed',
    what: 'from now on you sign in with another password. Everywhere else you are signed out.',
    otherwise: 'If it was not you, choose another password at once: a link for it comes to this address.',
  },
  address: {
    subject: 'The address of your account at Strata was changed',
    what: 'your account goes by another e-mail address from now on. What is about it, and about your orders, is sent there.',
    otherwise: 'If it was not you, answer this mail at once: nothing about the account comes to this address any more.',
  },
};

/** Tells whoever it is about that how they sign in was changed, in case it was not they who did it. */
export function accountChanged({ name, change }: { name: string; change: AccountChange }): Promise<RenderedMail> {
  const { siteUrl } = getRuntime().config;
  const { subject, what, otherwise } = WORDS[change];
  return renderMail(
    {
      subject,
      preview: 'If that was you, nothing needs to be done.',
      heading: `${subject}.`,
      blocks: [
        { kind: 'paragraph', text: `Hello ${name}, ${what} If that was you, nothing needs to be done.` },
        ...(change === 'password'
          ? [{ kind: 'button', label: 'Choose another password', url: `${siteUrl}/forgot-password` } as const]
          : []),
        { kind: 'note', text: otherwise },
      ],
      reason: 'You get this mail because how you sign in at Strata was changed.',
    },
    siteUrl,
  );
}
