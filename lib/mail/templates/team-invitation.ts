import { getRuntime } from '#lib/runtime.ts';
import type { RenderedMail } from '../content.ts';
import { renderMail } from '../render/render-mail.ts';

export type TeamInvitation = {
  /** What they are asked to be: `editor`. */
  role: string;
  /** Address of the owner who asks. */
  invitedBy: string;
  /** Where they say yes; absolute. */
  url: string;
  /** How long that works. */
  days: number;
};

export function teamInvitation({ role, invitedBy, url, days }: TeamInvitation): Promise<RenderedMail> {
  return renderMail(
    {
      subject: 'You are asked to help run Strata',
      preview: `${invitedBy} invites you, as ${role}.`,
      heading: 'Will you help run the shop?',
      blocks: [
        {
          kind: 'paragraph',
          text: `${invitedBy} invites you to work for Strata as ${role}. Sign in with this address, or open an account with it, and say yes.`,
        },
        { kind: 'button', label: 'See the invitation', url },
        {
          kind: 'note',
          text: `The link works once, for ${days} days. If you do not want to, nothing needs to be done.`,
        },
      ],
      reason: 'You get this mail because an owner of the shop has entered your address.',
    },
    getRuntime().config.siteUrl,
  );
}
