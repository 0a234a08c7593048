import { countOf } from '#app/_ui/primitives/count-of.ts';
import { Notice } from '#app/_ui/primitives/notice.tsx';
import type { CheckoutQuote } from '#lib/checkout/types.ts';
import { formatMoney } from '#lib/money/format.ts';
import { ChoiceCard } from './choice-card.tsx';
import { Section } from './section.tsx';

export type ShippingSectionProps = {
  quote: CheckoutQuote | undefined;
  onChoose: (method: string) => void;
};

const days = (min: number, max: number) =>
  min === max ? countOf(min, 'working day') : `${min} to ${countOf(max, 'working day')}`;

export function ShippingSection({ quote, onChoose }: ShippingSectionProps) {
  return (
    <Section id="shipping" title="Delivery">
      {!quote ? (
        <ShippingSkeleton />
      ) : quote.shippingOptions.length === 0 ? (
        <Notice kind="low" title="We do not deliver there yet">
          Choose another country, and the ways to get there are shown here.
        </Notice>
      ) : (
        <div className="space-y-3">
          {quote.shippingOptions.map(({ id, name, description, price, fullPrice, minDays, maxDays }) => (
            <ChoiceCard
              key={id}
              name="shippingMethod"
              value={id}
              checked={quote.shippingMethod === id}
              onChoose={onChoose}
              title={name}
              figure={
                <>
                  {price === 0 ? 'Free' : formatMoney(price, quote.currency)}
                  {price < fullPrice && (
                    <s className="ml-2 font-normal text-ink-soft">
                      <span className="sr-only">instead of </span>
                      {formatMoney(fullPrice, quote.currency)}
                    </s>
                  )}
                </>
              }
            >
              {[description, days(minDays, maxDays)].filter(Boolean).join('. ')}
            </ChoiceCard>
          ))}
        </div>
      )}
    </Section>
  );
}

function ShippingSkeleton() {
  return (
    <div aria-hidden="true" className="space-y-3">
      <div className="skeleton h-[4.7rem] rounded-2xl" />
      <div className="skeleton h-[4.7rem] rounded-2xl" />
    </div>
  );
}
