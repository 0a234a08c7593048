import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { formatMoney } from '#lib/money/format.ts';

export type TotalsProps = {
  currency: string;
  /** All in minor units. */
  subtotal: number;
  discounts: readonly { code: string | null; name: string; amount: number }[];
  /** Null: not known yet. */
  shipping: number | null;
  shippingName?: string | undefined;
  tax: number;
  taxName?: string;
  /** Whether the prices contain the tax; else it is a sum of its own. */
  taxIncluded: boolean;
  total: number;
  refunded?: number;
};

/** The sum of a purchase, as the server has worked it out. */
export function Totals(props: TotalsProps) {
  const { currency, subtotal, discounts, shipping, shippingName, tax, taxName = 'Tax', taxIncluded, total } = props;
  const refunded = props.refunded ?? 0;
  const money = (amount: number) => formatMoney(amount, currency);
  return (
    <dl className="space-y-2 text-small tabular-nums">
      <Row name="Subtotal">{money(subtotal)}</Row>
      {discounts.map(({ code, name, amount }) => (
        <Row key={`${code}:${name}`} name={code ? `${name} (${code})` : name} tone="accent">
          {amount > 0 ? `−${money(amount)}` : 'Applied'}
        </Row>
      ))}
      <Row name={shippingName ? `Delivery, ${shippingName}` : 'Delivery'}>
        {shipping === null ? 'Once we know where to' : shipping === 0 ? 'Free' : money(shipping)}
      </Row>
      {!taxIncluded && tax > 0 && <Row name={taxName}>{money(tax)}</Row>}
      <div className="flex items-baseline justify-between gap-6 border-line border-t pt-3">
        <dt className="font-semibold text-body">Total</dt>
        <dd className="heading text-title-3">{money(total)}</dd>
      </div>
      {taxIncluded && tax > 0 && (
        <Row name={`Contains ${taxName}`} tone="soft">
          {money(tax)}
        </Row>
      )}
      {refunded > 0 && (
        <Row name="Refunded" tone="accent">
          −{money(refunded)}
        </Row>
      )}
    </dl>
  );
}

function Row({ name, tone, children }: { name: string; tone?: 'accent' | 'soft'; children: ReactNode }) {
  return (
    <div className={clsx('flex items-baseline justify-between gap-6', tone === 'soft' && 'text-ink-soft')}>
      <dt className="min-w-0 break-words">{name}</dt>
      <dd className={clsx('shrink-0 font-medium', tone === 'accent' && 'text-accent')}>{children}</dd>
    </div>
  );
}
