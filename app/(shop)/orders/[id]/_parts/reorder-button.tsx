'use client';

import { useState } from 'react';
import { Link } from '#app/_ui/link.tsx';
import { buttonStyles } from '#app/_ui/primitives/button-styles.ts';
import type { NotAdded } from '#lib/orders/reorder.ts';

export type ReorderButtonProps = { orderId: string; query: string };

type State =
  | { state: 'ready' }
  | { state: 'adding' }
  | { state: 'added'; missing: readonly NotAdded[]; isEmpty: boolean }
  | { state: 'failed'; because: string };

const WHY: Record<NotAdded['because'], string> = {
  'sold-out': 'is sold out',
  gone: 'is not sold any more',
  fewer: 'is there, but not as many',
};

/** Puts what was bought into the cart once more, as far as it can be had, and says what cannot before going there. */
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
      if (answer.missing.length === 0) return location.assign('/cart');
      setState({ state: 'added', missing: answer.missing, isEmpty: answer.cart.items.length === 0 });
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
      <div aria-live="polite" className="text-small empty:hidden">
        {state.state === 'failed' && <p className="text-bad">{state.because}</p>}
        {state.state === 'added' && (
          <>
            <ul className="list-disc space-y-0.5 pl-5">
              {state.missing.map(({ name, because }) => (
                <li key={name}>
                  {name} {WHY[because]}.
                </li>
              ))}
            </ul>
            {!state.isEmpty && (
              <Link href="/cart" className="mt-2 inline-block font-semibold underline underline-offset-4">
                To the cart with the rest
              </Link>
            )}
          </>
        )}
      </div>
    </>
  );
}
