'use client';

import { useState } from 'react';
import { Button } from '#app/admin/_ui/button.tsx';
import { Dialog } from '#app/admin/_ui/dialog.tsx';
import { DifferenceRow } from './difference-row.tsx';
import { type Choice, findDifferences } from './merge-model.ts';
import type { Conflict } from './use-save.ts';

export type ConflictDialogProps = {
  conflict: Conflict;
  nameCategory: (id: string) => string;
  onClose: () => void;
  onSettle: (choices: Readonly<Record<string, Choice>>) => void;
};

/** Shows what somebody else has saved meanwhile beside what was typed. Closing it changes nothing. */
export function ConflictDialog({ conflict, nameCategory, onClose, onSettle }: ConflictDialogProps) {
  const [choices, setChoices] = useState<Record<string, Choice>>({});
  const differences = findDifferences(conflict.versions, nameCategory);
  const clashes = differences.filter(({ kind }) => kind === 'clash');
  const others = differences.filter(({ kind }) => kind === 'theirs');
  const open = clashes.filter(({ path }) => choices[path] === undefined).length;
  const chooseAll = (choice: Choice) => setChoices(Object.fromEntries(clashes.map(({ path }) => [path, choice])));
  return (
    <Dialog
      isOpen
      size="large"
      onClose={onClose}
      title="Somebody else has saved this product"
      text={`It is at version ${conflict.product.version} now. What you typed is still here, and nothing is saved before you say so.`}
      actions={
        <>
          {open > 0 && (
            <p role="status" className="self-center text-ink-soft text-micro max-sm:w-full sm:mr-auto">
              {open} still to be chosen
            </p>
          )}
          <Button kind="quiet" onClick={onClose}>
            Back to the form
          </Button>
          <Button kind="primary" disabled={open > 0} onClick={() => onSettle(choices)}>
            {clashes.length > 0 ? 'Save what was chosen' : 'Save over it'}
          </Button>
        </>
      }
    >
      {clashes.length > 0 && (
        <section aria-labelledby="clashes">
          <div className="mb-2 flex flex-wrap items-center justify-between gap-2">
            <h3 id="clashes" className="font-semibold text-small">
              Changed by both: choose one
            </h3>
            {clashes.length > 1 && (
              <div className="flex gap-2">
                <Button size="small" onClick={() => chooseAll('mine')}>
                  All of mine
                </Button>
                <Button size="small" onClick={() => chooseAll('theirs')}>
                  All of theirs
                </Button>
              </div>
            )}
          </div>
          <ul className="space-y-3">
            {clashes.map((difference) => (
              <DifferenceRow
                key={difference.path}
                difference={difference}
                choice={choices[difference.path]}
                onChoose={(choice) => setChoices((was) => ({ ...was, [difference.path]: choice }))}
              />
            ))}
          </ul>
        </section>
      )}
      {others.length > 0 && (
        <section aria-labelledby="others" className={clashes.length > 0 ? 'mt-6' : undefined}>
          <h3 id="others" className="mb-2 font-semibold text-small">
            Changed by them alone: kept as it is
          </h3>
          <ul className="divide-y divide-line rounded-xl border border-line">
            {others.map(({ path, label, before, theirs }) => (
              <li key={path} className="grid gap-x-4 gap-y-1 px-4 py-2.5 text-small sm:grid-cols-[10rem_minmax(0,1fr)]">
                <span className="font-medium text-micro">{label}</span>
                <span className="min-w-0 whitespace-pre-line break-words">
                  <del className="text-ink-soft">{before || 'Nothing'}</del>{' '}
                  <ins className="font-medium no-underline">{theirs || 'Nothing'}</ins>
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Dialog>
  );
}
