import { getRuntime } from '#lib/runtime.ts';
import type { RenderedMail } from '../content.ts';
import { renderMail } from '../render/render-mail.ts';

/**
 * Has nothing in it that whoever opened the account has written: it may be in a stranger's name.
 * @param data.url where a new password can be chosen; absolute
 * @param data.minutes how long that works
 */
export function resetPassword({ url, minutes }: { url: string; minutes: number }): Promise<RenderedMail> {
  return renderMail(
    {
      subject: 'A new password for Strata',
      preview: `The link in here works for ${minutes} minutes.`,
      heading: 'Choose a new password.',
      blocks: [
        {
          kind: 'paragraph',
          text: `Here you can choose a new password. The link works once, for ${minutes} minutes.`,
        },
        { kind: 'button', label: 'Choose a password', url },
        { kind: 'note', text: 'If you did not ask for this, you can forget this mail: your password stays as it is.' },
      ],
      reason: 'You get this mail because a new password was asked for at Strata.',
    },
    getRuntime().config.siteUrl,
  );
}
