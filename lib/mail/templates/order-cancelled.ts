import { formatMoney } from '#lib/money/format.ts';
import { getRuntime } from '#lib/runtime.ts';
import type { RenderedMail } from '../content.ts';
import { itemsBlock, type MailedOrder } from '../order-blocks.ts';
import { renderMail } from '../render/render-mail.ts';

/** Who or what ended the order. */
export type CancelReason = 'payment-failed' | 'asked-for' | 'by-shop';

const REASONS: Record<CancelReason, string> = {
  'payment-failed': 'The payment did not go through, so we have cancelled',
  'asked-for': 'As you asked, we have cancelled',
  'by-shop': 'We are sorry: we had to cancel',
};

/**
 * @param data.paid what had been paid and goes back, minor units; 0: nothing was taken
 * @param data.wasMischarged another amount was taken than was asked for
 */
export function orderCancelled({
  order,
  url,
  reason,
  paid,
  wasMischarged = false,
}: {
  order: MailedOrder;
  url: string;
  reason: CancelReason;
  paid: number;
  wasMischarged?: boolean;
}): Promise<RenderedMail> {
  const { siteUrl } = getRuntime().config;
  const money = wasMischarged
    ? 'Your bank took another amount than we had asked for. We are looking into it, and give it back.'
    : paid > 0
      ? `${formatMoney(paid, order.currency)} goes back to where it came from; banks take some days for that.`
      : 'Nothing was charged.';
  return renderMail(
    {
      subject: `Your order ${order.number} is cancelled`,
      preview: money,
      heading: 'Your order is cancelled.',
      blocks: [
        { kind: 'paragraph', text: `${REASONS[reason]} order ${order.number}. ${money}` },
        { kind: 'button', label: 'See your order', url },
        itemsBlock(order, siteUrl),
      ],
      reason: 'You get this mail because something was ordered at Strata with this address.',
    },
    siteUrl,
  );
}
