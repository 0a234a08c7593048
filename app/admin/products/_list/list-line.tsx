'use client';

import { CircleQuestionMark } from 'lucide-react';
import { Button } from '../../_ui/button.tsx';
import { MOST_ROWS } from './use-product-pages.ts';

export type ListLineProps = {
  /** Undefined: not known yet. */
  total: number | undefined;
  isBehind: boolean;
  error: Error | null;
  onRetry: () => void;
  onHelp: () => void;
};

/** How many there are, for eyes and screen readers, or why that is not known. */
export function ListLine({ total, isBehind, error, onRetry, onHelp }: ListLineProps) {
  return (
    <div className="-my-1 flex min-h-8 items-center gap-3 px-1 text-ink-soft text-micro">
      <output className="min-w-0">
        {error ? (
          <span className="font-medium text-bad">The list could not be read. {error.message}</span>
        ) : isBehind || total === undefined ? (
          'Looking …'
        ) : (
          sayCount(total)
        )}
      </output>
      {error && (
        <Button size="small" onClick={onRetry}>
          Try again
        </Button>
      )}
      <button
        type="button"
        onClick={onHelp}
        className="ml-auto inline-flex h-8 shrink-0 items-center gap-1.5 rounded-lg px-2 hover:bg-layer-3 hover:text-ink max-md:hidden"
      >
        <CircleQuestionMark className="size-4" aria-hidden="true" />
        Keys
      </button>
    </div>
  );
}

function sayCount(total: number): string {
  const count = `${total.toLocaleString('en-IE')} ${total === 1 ? 'product' : 'products'}`;
  return total > MOST_ROWS ? `${count}, of which the first ${MOST_ROWS.toLocaleString('en-IE')} are listed` : count;
}
