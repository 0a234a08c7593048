'use client';

import { useState } from 'react';
import { buttonStyles } from '#app/_ui/primitives/button-styles.ts';

export type ReorderButtonProps = { orderId: string; query: string };

type State = { state: 'ready' } | { state: 'adding' } | { state: 'failed'; because: string };

/** Puts what was bought into the cart once more, as far as it can be had. */
export function ReorderButton({ orderId, query }: ReorderButtonProps) {
  const [state, setState] = useState<State>({ state: 'ready' });

  async function reorder() {
    if (state.state === 'adding') return;
    setState({ state: 'adding' });
    try {
      const response = await fetch(`/api/orders/${orderId}/reorder${query}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: '{}',
      });
      const answer = await response.json();
      if (!response.ok) return setState({ state: 'failed', because: answer.detail });
      location.assign('/cart');
    } catch {
      setState({ state: 'failed', because: 'The shop could not be reached. Try it once more.' });
    }
  }

  return (
    <>
      <button
        type="button"
        onClick={reorder}
        aria-disabled={state.state === 'adding' || undefined}
        className={buttonStyles.solid}
      >
        {state.state === 'adding' ? 'Putting it into the cart…' : 'Buy it again'}
      </button>
      <p aria-live="polite" className="text-bad text-small empty:hidden">
        {state.state === 'failed' && state.because}
      </p>
    </>
  );
}
