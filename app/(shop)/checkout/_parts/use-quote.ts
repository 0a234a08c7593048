import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { CheckoutQuote } from '#lib/checkout/types.ts';
import { postToShop } from './ask-shop.ts';

const REFETCH_MS = 20_000;

/** What the cost depends on. */
export type Wishes = { country: string; region: string; shippingMethod: string };

export const QUOTE_KEY = 'checkout-quote';

export type QuoteAnswer = { state: 'quoted'; quote: CheckoutQuote } | { state: 'empty-cart' };

async function fetchQuote(wishes: Wishes, signal: AbortSignal): Promise<QuoteAnswer> {
  const { country, region, shippingMethod } = wishes;
  const body = {
    country,
    ...(region && { region }),
    ...(shippingMethod && { shippingMethod }),
  };
  const answer = await postToShop<CheckoutQuote>('/api/checkout/quote', body, { signal });
  if (answer.state === 'answered') return { state: 'quoted', quote: answer.body };
  if (answer.state === 'refused' && answer.problem.type === 'empty-cart') return { state: 'empty-cart' };
  throw new Error('There is no quote');
}

/** What it would cost now, asked again while the page is looked at: prices and stock go on changing. */
export function useQuote(wishes: Wishes) {
  return useQuery({
    queryKey: [QUOTE_KEY, wishes],
    queryFn: ({ signal }) => fetchQuote(wishes, signal),
    placeholderData: keepPreviousData,
    refetchInterval: REFETCH_MS,
    refetchOnWindowFocus: true,
    staleTime: 0,
    retry: 2,
  });
}
