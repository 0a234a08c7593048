import { getRuntime } from '#lib/runtime.ts';
import type { RenderedMail } from '../content.ts';
import { renderMail } from '../render/render-mail.ts';

export type FactorChange = 'on' | 'off' | 'reset' | 'codes';

const WORDS: Readonly<Record<FactorChange, { subject: string; what: string }>> = {
  on: {
    subject: 'Your second factor at Strata is on',
    what: 'From now on, signing in asks for a code of your app after the password. Everywhere else you are signed out.',
  },
  off: {
    subject: 'Your second factor at Strata is off',
    what: 'Signing in asks for the password alone from now on.',
  },
  reset: {
    subject: 'Your second factor at Strata was reset',
    what: 'An owner of the shop has ended it, and signed you out everywhere. Sign in with your password, and set up another one.',
  },
  codes: {
    subject: 'You have other backup codes at Strata',
    what: 'Backup codes were drawn anew. Those that you had before work no more.',
  },
};

/** Tells whoever it is about what became of their second factor, in case it was not they who did it. */
export function secondFactorChanged({ name, change }: { name: string; change: FactorChange }): Promise<RenderedMail> {
  const { siteUrl } = getRuntime().config;
  const { subject, what } = WORDS[change];
  return renderMail(
    {
      subject,
      preview: what,
      heading: `${subject}.`,
      blocks: [
        { kind: 'paragraph', text: `Hello ${name}, ${what.charAt(0).toLowerCase()}${what.slice(1)}` },
        { kind: 'button', label: 'See how you sign in', url: `${siteUrl}/admin/security` },
        {
          kind: 'note',
          text: 'If this was neither you nor agreed with you, choose another password at once, and tell an owner of the shop.',
        },
      ],
      reason: 'You get this mail because you work for the shop, and because how you sign in was changed.',
    },
    siteUrl,
  );
}
