import { formatMoney } from '#lib/money/format.ts';
import { getRuntime } from '#lib/runtime.ts';
import type { RenderedMail } from '../content.ts';
import { thumbnail } from '../order-blocks.ts';
import { renderMail } from '../render/render-mail.ts';

export type ArrivedProduct = {
  name: string;
  /** What was chosen, such as `Blue, 40`; empty for a product without a choice. */
  options: string;
  /** Minor units. */
  price: number;
  currency: string;
  /** Of its picture, as the shop has it. */
  imageUrl?: string | undefined;
};

/**
 * @param data.url of the product; absolute
 * @param data.forgetUrl where whoever gets this can have their address forgotten; absolute
 */
export function backInStock({
  product,
  url,
  forgetUrl,
}: {
  product: ArrivedProduct;
  url: string;
  forgetUrl: string;
}): Promise<RenderedMail> {
  const { siteUrl } = getRuntime().config;
  const { name, options, price, currency, imageUrl } = product;
  return renderMail(
    {
      subject: `${name} is back`,
      preview: 'You asked us to tell you. It can be had again.',
      heading: `${name} is back.`,
      blocks: [
        { kind: 'paragraph', text: 'You asked us to tell you when it can be had again: it can, while there are some.' },
        {
          kind: 'items',
          items: [
            {
              name,
              details: options,
              amount: formatMoney(price, currency),
              image: imageUrl && thumbnail(imageUrl, siteUrl),
            },
          ],
        },
        { kind: 'button', label: 'Have a look', url },
      ],
      reason: 'You get this mail because you asked to be told. It is the only one about this; you are on no list.',
      leave: { label: 'Forget my address', url: forgetUrl },
    },
    siteUrl,
  );
}
