import { getRuntime } from '#lib/runtime.ts';
import type { RenderedMail } from '../content.ts';
import { addressBlock, itemsBlock, type MailedOrder, sumsBlock } from '../order-blocks.ts';
import { renderMail } from '../render/render-mail.ts';

/** @param data.url where the order can be seen, also by a guest; absolute */
export function orderConfirmation({ order, url }: { order: MailedOrder; url: string }): Promise<RenderedMail> {
  const { siteUrl } = getRuntime().config;
  return renderMail(
    {
      subject: `Your order ${order.number}`,
      preview: 'We have it, it is paid, and we are packing it.',
      heading: 'Thank you. Your order is in.',
      blocks: [
        {
          kind: 'paragraph',
          text: `We have your order ${order.number} and your payment. As soon as it leaves us, we will write again.`,
        },
        { kind: 'button', label: 'See your order', url },
        itemsBlock(order, siteUrl),
        sumsBlock(order),
        addressBlock(order),
      ],
      reason: 'You get this mail because something was ordered at Strata with this address.',
    },
    siteUrl,
  );
}
