import type { Ref } from 'react';
import { Link } from '#app/_ui/link.tsx';
import { buttonStyles } from '#app/_ui/primitives/button-styles.ts';
import { Notice } from '#app/_ui/primitives/notice.tsx';
import type { Refusal } from './use-order.ts';

export type RefusalNoticeProps = {
  refusal: Exclude<Refusal, { state: 'invalid' | 'changed' | 'declined' | 'empty-cart' }>;
  ref: Ref<HTMLDivElement>;
  /** Goes on with what is left. */
  onAdjust: () => void;
};

/** Why there is no order, and what can be done about it. Whoever shows it moves the focus here. */
export function RefusalNotice({ refusal, ref, onAdjust }: RefusalNoticeProps) {
  const frame = { ref, role: 'alert', tabIndex: -1, kind: 'low' } as const;
  switch (refusal.state) {
    case 'out-of-stock':
      return (
        <Notice {...frame} title="Somebody was faster">
          <p>Nothing was ordered and nothing was charged.</p>
          <ul className="my-2 list-disc space-y-0.5 pl-5">
            {refusal.variants.map(({ variantId, name, quantity, available }) => (
              <li key={variantId}>
                {available > 0 ? `Of ${name}, ${available} of your ${quantity} can be had.` : `${name} is sold out.`}
              </li>
            ))}
          </ul>
          <p className="mt-3 flex flex-wrap gap-2">
            <button type="button" onClick={onAdjust} className={buttonStyles.solid}>
              Go on with what is left
            </button>
            <Link href="/cart" className={buttonStyles.outline}>
              Back to the cart
            </Link>
          </p>
        </Notice>
      );
    case 'order-pending':
      return (
        <Notice {...frame} title="An order of this cart waits for its payment">
          <p>
            <a href={refusal.url} className="font-semibold underline underline-offset-4">
              Look at that order
            </a>{' '}
            first: it may be paid already.
          </p>
        </Notice>
      );
    case 'refused':
      return (
        <Notice {...frame} title="Nothing was ordered">
          <p>{refusal.because}</p>
        </Notice>
      );
  }
}
