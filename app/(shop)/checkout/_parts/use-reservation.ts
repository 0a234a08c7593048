import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { ReservationOutcome } from '#lib/checkout/types.ts';
import { postToShop } from './ask-shop.ts';

export const RESERVATION_KEY = 'checkout-reservation';

const MINUTE_MS = 60_000;

async function reserve(signal: AbortSignal): Promise<ReservationOutcome> {
  const answer = await postToShop<{ seconds: number }>('/api/checkout/reservation', {}, { signal });
  // By how long it is, not until when: the clock of the browser need not be right.
  if (answer.state === 'answered') {
    return { state: 'reserved', expiresAt: new Date(Date.now() + answer.body.seconds * 1_000).toISOString() };
  }
  if (answer.state === 'refused' && answer.problem.type === 'out-of-stock') {
    return { state: 'out-of-stock', variants: answer.problem.variants as [] };
  }
  if (answer.state === 'refused' && answer.problem.type === 'empty-cart') return { state: 'empty-cart' };
  throw new Error('Nothing was set aside');
}

/** Has what is in the cart set aside as soon as the checkout is opened, and again when that time is over. */
export function useReservation() {
  return useQuery({
    queryKey: [RESERVATION_KEY],
    queryFn: ({ signal }) => reserve(signal),
    // Another one is for who comes back to it, not for a tab that was left open.
    refetchOnWindowFocus: (query) => {
      const data = query.state.data;
      return data?.state !== 'reserved' || Date.parse(data.expiresAt) <= Date.now();
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: 1,
  });
}

/** Whole minutes until then, at least 1 before it is over and 0 from then on. Undefined until the browser counts. */
export function useMinutesLeft(expiresAt: string | undefined): number | undefined {
  const [now, setNow] = useState<number>();
  useEffect(() => {
    const tick = () => setNow(Date.now());
    tick();
    const timer = setInterval(tick, 5_000);
    return () => clearInterval(timer);
  }, []);
  if (expiresAt === undefined || now === undefined) return undefined;
  const left = Date.parse(expiresAt) - now;
  return left <= 0 ? 0 : Math.max(1, Math.round(left / MINUTE_MS));
}
