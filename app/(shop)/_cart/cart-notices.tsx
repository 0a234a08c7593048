import { Notice } from '#app/_ui/primitives/notice.tsx';
import type { CartNotice } from '#lib/cart/types.ts';
import { DismissButton } from './dismiss-button.tsx';
import { useCartQueue } from './use-cart.ts';

export type CartNoticesProps = { notices: CartNotice[] };

const TITLES: Record<CartNotice['kind'], string> = {
  'price-changed': 'A price has changed',
  'only-left': 'Fewer than you wanted',
  'sold-out': 'Sold out',
  gone: 'Not sold any more',
  limited: 'As many as there are',
};

/** What is not as the shopper left it, or asked for it. */
export function CartNotices({ notices }: CartNoticesProps) {
  const { push } = useCartQueue();
  // What is sold out says so in its own line until it is taken out.
  const shown = notices.filter(({ kind }) => kind !== 'sold-out');
  return (
    <div role="status" className="space-y-3 empty:hidden">
      {shown.map(({ id, kind, message }) => (
        <Notice key={id} kind={kind === 'price-changed' ? 'quiet' : 'low'} title={TITLES[kind]}>
          {message} <DismissButton onClick={() => push({ kind: 'see', noticeIds: [id] })}>Got it</DismissButton>
        </Notice>
      ))}
      {shown.length > 2 && (
        <p className="text-right text-small">
          <DismissButton onClick={() => push({ kind: 'see', noticeIds: shown.map(({ id }) => id) })}>
            Got it, all {shown.length}
          </DismissButton>
        </p>
      )}
    </div>
  );
}
