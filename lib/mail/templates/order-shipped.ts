import { getRuntime } from '#lib/runtime.ts';
import type { Block, RenderedMail } from '../content.ts';
import { addressBlock, itemsBlock, type MailedOrder } from '../order-blocks.ts';
import { renderMail } from '../render/render-mail.ts';

export type Tracking = { carrier: string; number: string };

/** @param data.tracking undefined where the parcel has none */
export function orderShipped({
  order,
  url,
  tracking,
}: {
  order: MailedOrder;
  url: string;
  tracking?: Tracking | undefined;
}): Promise<RenderedMail> {
  const { siteUrl } = getRuntime().config;
  const tracked: Block[] = tracking
    ? [{ kind: 'facts', facts: [{ label: tracking.carrier, lines: [tracking.number] }] }]
    : [];
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
        ...tracked,
        { kind: 'button', label: 'See your order', url },
        itemsBlock(order, siteUrl),
        addressBlock(order),
      ],
      reason: 'You get this mail because something was ordered at Strata with this address.',
    },
    siteUrl,
  );
}
