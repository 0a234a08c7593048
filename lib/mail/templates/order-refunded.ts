import { formatMoney } from '#lib/money/format.ts';
import { getRuntime } from '#lib/runtime.ts';
import type { RenderedMail } from '../content.ts';
import { renderMail } from '../render/render-mail.ts';

/** @param data.amount what goes back now, minor units; it may be a part of what was paid */
export function orderRefunded({
  order,
  url,
  amount,
}: {
  order: { number: string; currency: string; total: number };
  url: string;
  amount: number;
}): Promise<RenderedMail> {
  const money = formatMoney(amount, order.currency);
  return renderMail(
    {
      subject: `${money} for your order ${order.number}`,
      preview: 'The money goes back to where it came from.',
      heading: `${money} is on its way back.`,
      blocks: [
        {
          kind: 'paragraph',
          text: `We have refunded ${amount < order.total ? `${money} of your order ${order.number}` : `your order ${order.number} in full`}. The money goes back to where it came from; banks take some days for that.`,
        },
        { kind: 'button', label: 'See your order', url },
      ],
      reason: 'You get this mail because something was ordered at Strata with this address.',
    },
    getRuntime().config.siteUrl,
  );
}
