'use client';

import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { postToShop } from './ask-shop.ts';
import { QUOTE_KEY } from './use-quote.ts';

export type PromoFormProps = { notices: readonly string[]; onApplied: () => void };

type Entry = { state: 'open' } | { state: 'sending' } | { state: 'refused'; because: string };

/** Takes a code; whether it applies is said by the next quote. */
export function PromoForm({ notices, onApplied }: PromoFormProps) {
  const [code, setCode] = useState('');
  const [entry, setEntry] = useState<Entry>({ state: 'open' });
  const client = useQueryClient();
  const id = useId();

  async function apply() {
    if (code.trim() === '' || entry.state === 'sending') return;
    setEntry({ state: 'sending' });
    const answer = await postToShop('/api/cart/promo', { code: code.trim() });
    if (answer.state === 'answered') {
      setCode('');
      setEntry({ state: 'open' });
      onApplied();
      await client.invalidateQueries({ queryKey: [QUOTE_KEY] });
      return;
    }
    const because = answer.state === 'refused' ? answer.problem.detail : undefined;
    setEntry({ state: 'refused', because: because ?? 'It could not be checked. Try it once more.' });
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    apply();
  }

  return (
    <form onSubmit={submit}>
      <label htmlFor={id} className="mb-1.5 block font-medium text-small">
        Promotion code
      </label>
      <div className="flex gap-2">
        <input
          id={id}
          name="code"
          value={code}
          onChange={(event) => setCode(event.target.value)}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={40}
          aria-invalid={entry.state === 'refused' || undefined}
          aria-describedby={`${id}-said`}
          className="h-12 min-w-0 flex-1 rounded-2xl border border-line-strong bg-panel px-4 uppercase"
        />
        <button
          type="submit"
          disabled={entry.state === 'sending'}
          className="h-12 shrink-0 rounded-full border border-line-strong px-5 font-semibold text-small hover:border-ink"
        >
          {entry.state === 'sending' ? 'Checking…' : 'Apply'}
        </button>
      </div>
      <div id={`${id}-said`} aria-live="polite" className="text-small">
        {entry.state === 'refused' && <p className="mt-1.5 font-medium text-bad">{entry.because}</p>}
        {notices.map((notice) => (
          <p key={notice} className="mt-1.5 text-low">
            {notice}
          </p>
        ))}
      </div>
    </form>
  );
}
