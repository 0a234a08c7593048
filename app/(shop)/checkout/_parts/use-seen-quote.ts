import { useEffect, useState } from 'react';
import type { CheckoutQuote } from '#lib/checkout/types.ts';
import { describeChanges } from './quote-changes.ts';

/**
 * What became different since the shopper last agreed, other than by their own wishes. A quote for other wishes, or after
 * `accept`, is taken as seen.
 * @param wishes stands for what was asked for
 * @param quote the answer to it; undefined while it is on its way
 */
export function useSeenQuote(wishes: string, quote: CheckoutQuote | undefined) {
  const [seen, setSeen] = useState<{ wishes: string; quote: CheckoutQuote }>();
  useEffect(() => {
    if (quote && seen?.wishes !== wishes) setSeen({ wishes, quote });
  }, [wishes, quote, seen]);
  const isComparable = quote && seen?.wishes === wishes;
  return {
    changes: isComparable ? describeChanges(seen.quote, quote) : [],
    accept: () => setSeen(quote && { wishes, quote }),
    /** The next one is different because the shopper wants it so. */
    expectChange: () => setSeen(undefined),
  };
}
