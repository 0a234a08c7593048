import { getRuntime } from '#lib/runtime.ts';
import type { RenderedMail } from '../content.ts';
import { renderMail } from '../render/render-mail.ts';

/**
 * @param data.url where a new password can be chosen; absolute
 * @param data.minutes how long that works
 */
export function resetPassword({
  name,
  url,
  minutes,
}: {
  name: string;
  url: string;
  minutes: number;
}): Promise<RenderedMail> {
  return renderMail(
    {
      subject: 'A new password for Strata',
      preview: `The link in here works for ${minutes} minutes.`,
      heading: 'Choose a new password.',
      blocks: [
        {
          kind: 'paragraph',
          text: `Hello ${name}, here you can choose a new password. The link works once, for ${minutes} minutes.`,
        },
        { kind: 'button', label: 'Choose a password', url },
        { kind: 'note', text: 'If you did not ask for this, you can forget this mail: your password stays as it is.' },
      ],
      reason: 'You get this mail because a new password was asked for at Strata.',
    },
    getRuntime().config.siteUrl,
  );
}
