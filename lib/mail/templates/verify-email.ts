import { getRuntime } from '#lib/runtime.ts';
import type { RenderedMail } from '../content.ts';
import { renderMail } from '../render/render-mail.ts';

/**
 * Has nothing in it that whoever gave the address could have written: it may be a stranger's.
 * @param data.url what the recipient follows to show that the address is theirs; absolute
 */
export function verifyEmail({ url }: { url: string }): Promise<RenderedMail> {
  return renderMail(
    {
      subject: 'Is this your address?',
      preview: 'One click, and your account at Strata knows you.',
      heading: 'Is this your address?',
      blocks: [
        {
          kind: 'paragraph',
          text: 'Somebody, most likely you, has given this address for an account at Strata. If it was you, say so here.',
        },
        { kind: 'button', label: 'Yes, this is me', url },
        {
          kind: 'note',
          text: 'The link works for a day. If it was not you, nothing needs to be done: without it the address counts as nobody’s.',
        },
      ],
      reason: 'You get this mail because this address was given for an account at Strata.',
    },
    getRuntime().config.siteUrl,
  );
}
