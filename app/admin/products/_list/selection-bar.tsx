'use client';

import { PencilLine, X } from 'lucide-react';
import { Button } from '../../_ui/button.tsx';
import { ExportSelection } from './export-menu.tsx';

export type SelectionBarProps = {
  count: number;
  /** How many could be. */
  total: number;
  onSelectAll: () => void;
  onClear: () => void;
  /** Undefined for whoever may not. */
  onEdit: (() => void) | undefined;
  /** Lets through what is selected; undefined where that is too much to name. */
  filter: Readonly<Record<string, string>> | undefined;
};

/** What is selected, and what can be done with it; above the end of the list. */
export function SelectionBar({ count, total, onSelectAll, onClear, onEdit, filter }: SelectionBarProps) {
  const say = (number: number) => number.toLocaleString('en-IE');
  return (
    <section
      aria-label="Selection"
      className="pointer-events-none absolute inset-x-0 bottom-4 z-20 flex justify-center px-3"
    >
      <div className="pointer-events-auto flex max-w-full items-center gap-1 overflow-x-auto rounded-2xl bg-ink p-1.5 pl-4 text-ground text-small shadow-xl">
        <output className="whitespace-nowrap font-semibold tabular-nums">{say(count)} selected</output>
        {count < total && (
          <Button kind="quiet" size="small" onClick={onSelectAll} className="text-ground! hover:bg-ground/15!">
            Select all {say(total)}
          </Button>
        )}
        {onEdit && (
          <Button kind="quiet" size="small" onClick={onEdit} className="text-ground! hover:bg-ground/15!">
            <PencilLine className="size-4" aria-hidden="true" />
            <span className="max-sm:sr-only">Edit</span>
          </Button>
        )}
        {filter && <ExportSelection filter={filter} />}
        <button
          type="button"
          aria-label="Select nothing"
          onClick={onClear}
          className="grid size-9 shrink-0 place-items-center rounded-xl hover:bg-ground/15"
        >
          <X className="size-4.5" aria-hidden="true" />
        </button>
      </div>
    </section>
  );
}
