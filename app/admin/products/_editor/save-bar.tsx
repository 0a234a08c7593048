'use client';

import { useReceipt } from '#app/admin/_changes/change-receipt.tsx';
import { describeSpread, summarizeReceipt } from '#app/admin/_changes/receipt-view.ts';
import { Button } from '#app/admin/_ui/button.tsx';

export type SaveBarProps = {
  isNew: boolean;
  isUnsaved: boolean;
  isSaving: boolean;
  /** How many fields cannot be saved. */
  wrong: number;
  /** Of the last save, if there was one. */
  changeId: string | undefined;
  onSave: () => void;
  onDiscard: () => void;
};

/** Stays in sight at the end of the page: whether anything is unsaved, and what to do about it. */
export function SaveBar({ isNew, isUnsaved, isSaving, wrong, changeId, onSave, onDiscard }: SaveBarProps) {
  return (
    <div className="sticky bottom-0 z-20 -mx-4 mt-6 border-line border-t bg-layer-1/95 px-4 py-3 backdrop-blur sm:-mx-6 sm:px-6 lg:-mx-8 lg:px-8">
      <div className="flex flex-wrap items-center gap-2">
        <p role="status" className={wrong > 0 ? 'font-medium text-bad text-small' : 'text-ink-soft text-small'}>
          {wrong > 0 ? (
            `${wrong} ${wrong === 1 ? 'field needs' : 'fields need'} another look`
          ) : isUnsaved ? (
            'Not saved yet'
          ) : changeId ? (
            <Spread changeId={changeId} />
          ) : isNew ? (
            'A new product'
          ) : (
            'All is saved'
          )}
        </p>
        <div className="ml-auto flex items-center gap-2">
          {isUnsaved && !isNew && (
            <Button kind="quiet" onClick={onDiscard}>
              Discard
            </Button>
          )}
          <Button kind="primary" onClick={onSave} isBusy={isSaving} aria-keyshortcuts="Control+S">
            {isNew ? 'Create' : 'Save'}
            <kbd className="hidden font-normal font-sans opacity-70 sm:inline">Ctrl S</kbd>
          </Button>
        </div>
      </div>
    </div>
  );
}

function Spread({ changeId }: { changeId: string }) {
  const { data: receipt } = useReceipt(changeId);
  return receipt ? `Saved. ${describeSpread(summarizeReceipt(receipt))}` : 'Saved';
}
