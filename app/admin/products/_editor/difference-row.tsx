'use client';

import { clsx } from 'clsx';
import type { Choice, Difference } from './merge-model.ts';

export type DifferenceRowProps = {
  difference: Difference;
  choice: Choice | undefined;
  onChoose: (choice: Choice) => void;
};

/** What both have made of one part of a product, side by side, and which of it is to stay. */
export function DifferenceRow({ difference, choice, onChoose }: DifferenceRowProps) {
  const { path, label, before } = difference;
  return (
    <li>
      <fieldset className="rounded-xl border border-line">
        <legend className="ml-3 px-1 font-medium text-micro">{label}</legend>
        <div className="grid gap-2 px-3 pt-1 pb-3 sm:grid-cols-2">
          {(['mine', 'theirs'] as const).map((side) => (
            <label
              key={side}
              className={clsx(
                'flex cursor-pointer gap-3 rounded-lg border p-3',
                choice === side ? 'border-accent bg-accent-soft' : 'border-line hover:border-ink',
              )}
            >
              <input
                type="radio"
                name={path}
                checked={choice === side}
                onChange={() => onChoose(side)}
                className="mt-1 size-4 shrink-0 accent-(--accent)"
              />
              <span className="min-w-0">
                <span className="block font-semibold text-micro">{side === 'mine' ? 'Mine' : 'Theirs'}</span>
                <span className="block max-h-48 overflow-y-auto whitespace-pre-line break-words text-small">
                  {difference[side] || 'Nothing'}
                </span>
              </span>
            </label>
          ))}
        </div>
        <p className="max-h-24 overflow-y-auto whitespace-pre-line break-words px-4 pb-3 text-ink-soft text-micro">
          Before: {before || 'nothing'}
        </p>
      </fieldset>
    </li>
  );
}
