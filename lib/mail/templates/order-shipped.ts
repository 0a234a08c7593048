import { trackingUrl } from '#lib/orders/carriers.ts';
import type { Tracking } from '#lib/orders/types.ts';
import { getRuntime } from '#lib/runtime.ts';
import type { Block, RenderedMail } from '../content.ts';
import { addressBlock, itemsBlock, type MailedOrder } from '../order-blocks.ts';
import { renderMail } from '../render/render-mail.ts';

/** @param data.tracking null where nobody has said who carries it */
export function orderShipped({
  order,
  url,
  tracking,
}: {
  order: MailedOrder;
  url: string;
  tracking: Tracking | null;
}): Promise<RenderedMail> {
  const { siteUrl } = getRuntime().config;
  return renderMail(
    {
      subject: `Your order ${order.number} is on its way`,
      preview: `It has left us with ${order.shippingMethod.name.toLowerCase()} shipping.`,
      heading: 'Your order is on its way.',
      blocks: [
        {
          kind: 'paragraph',
          text: `Order ${order.number} has left us. It comes with ${order.shippingMethod.name.toLowerCase()} shipping.`,
        },
        ...trackingBlocks(tracking),
        { kind: 'button', label: 'See your order', url },
        itemsBlock(order, siteUrl),
        addressBlock(order),
      ],
      reason: 'You get this mail because something was ordered at Strata with this address.',
    },
    siteUrl,
  );
}

function trackingBlocks(tracking: Tracking | null): Block[] {
  if (!tracking) return [];
  const { carrier, number } = tracking;
  const url = trackingUrl(tracking);
  const label = number ? (carrier ?? 'Tracking number') : 'Carrier';
  const facts: Block = { kind: 'facts', facts: [{ label, lines: [number ?? carrier ?? ''] }] };
  return url ? [facts, { kind: 'button', label: 'Where is it?', url }] : [facts];
}
