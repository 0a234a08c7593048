import { useCallback, useEffect, useRef, useState } from 'react';
import { type Attempt, beginAttempt, endAttempt, openAttempt } from './attempt.ts';
import { forgetInput } from './kept-input.ts';
import { type OrderOutcome, type OrderRequest, placeOrder } from './place-order.ts';

export type Refusal = Exclude<OrderOutcome, { state: 'ordered' | 'unknown' }>;

/** `unsure`: an order was asked for, and whether there is one is not known. `leaving`: there is, and its page is coming. */
export type OrderPhase =
  | { state: 'filling' }
  | { state: 'placing' }
  | { state: 'unsure' }
  | { state: 'leaving'; url: string };

/**
 * Places the one order of this form. While an answer is missing, only the same request can be repeated; one that was open
 * when the page was left is taken up again.
 */
export function useOrder({
  onOrdered,
  onRefused,
}: {
  /** @returns where to go */
  onOrdered: (outcome: Extract<OrderOutcome, { state: 'ordered' }>) => Promise<string>;
  onRefused: (refusal: Refusal) => void;
}) {
  const [phase, setPhase] = useState<OrderPhase>({ state: 'filling' });
  const isBusy = useRef(false);
  const handlers = useRef({ onOrdered, onRefused });
  useEffect(() => {
    handlers.current = { onOrdered, onRefused };
  });

  const run = useCallback(async (attempt: Attempt<OrderRequest>) => {
    // State is as old as the last drawing; a double click is faster.
    if (isBusy.current) return;
    isBusy.current = true;
    setPhase({ state: 'placing' });
    const outcome = await placeOrder(attempt);
    isBusy.current = false;
    if (outcome.state === 'unknown') return setPhase({ state: 'unsure' });
    endAttempt();
    if (outcome.state === 'ordered') {
      forgetInput();
      isBusy.current = true;
      const url = await handlers.current.onOrdered(outcome);
      setPhase({ state: 'leaving', url });
      location.assign(url);
      return;
    }
    setPhase({ state: 'filling' });
    handlers.current.onRefused(outcome);
  }, []);

  const repeat = useCallback(() => {
    const open = openAttempt<OrderRequest>();
    if (open) run(open);
  }, [run]);

  useEffect(repeat, [repeat]);

  return { phase, repeat, order: (body: OrderRequest) => run(openAttempt<OrderRequest>() ?? beginAttempt(body)) };
}
