'use client';

import { useState } from 'react';
import { countOf } from '#app/_ui/primitives/count-of.ts';
import { Button } from '#app/admin/_ui/button.tsx';
import { Card } from '#app/admin/_ui/card.tsx';
import { InputField } from '#app/admin/_ui/field.tsx';
import type { CountVerdict } from '#lib/inventory/plan-count.ts';
import { judgeVerdicts } from './judge-lines.ts';
import { Problem } from './problem.tsx';
import { VerdictTable } from './verdict-table.tsx';

export type CompareStepProps = {
  verdicts: readonly CountVerdict[];
  isBusy: boolean;
  error: string | undefined;
  onBack: () => void;
  onBook: (reason: string) => void;
  /** There is nothing to book. */
  onFinish: () => void;
};

/** What the count means before it is booked. */
export function CompareStep({ verdicts, isBusy, error, onBack, onBook, onFinish }: CompareStepProps) {
  const [reason, setReason] = useState('Counted');
  const differing = verdicts.filter(({ state }) => state === 'differs').length;
  return (
    <Card
      title={differing === 0 ? 'Nothing differs' : `${countOf(differing, 'difference')} to book`}
      text="Expected is what is for sale together with what is sold or in a checkout and not sent yet."
      isFlush
    >
      <Problem text={error} />
      <VerdictTable label="Differences" lines={judgeVerdicts(verdicts)} />
      <div className="flex flex-wrap items-end justify-end gap-x-2 gap-y-3 px-5 py-4">
        {differing > 0 && (
          <InputField
            label="Reason, for the ledger"
            className="mr-auto min-w-56 flex-1 sm:max-w-sm"
            maxLength={200}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
        <Button kind="quiet" onClick={onBack} className="max-sm:grow">
          Back to the sheet
        </Button>
        {differing === 0 ? (
          <Button kind="primary" onClick={onFinish} className="max-sm:grow">
            Finish
          </Button>
        ) : (
          <Button
            kind="primary"
            onClick={() => onBook(reason)}
            isBusy={isBusy}
            disabled={reason.trim() === ''}
            className="max-sm:grow"
          >
            Book {countOf(differing, 'difference')}
          </Button>
        )}
      </div>
    </Card>
  );
}
