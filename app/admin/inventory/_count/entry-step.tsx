'use client';

import { useState } from 'react';
import { countOf } from '#app/_ui/primitives/count-of.ts';
import { Button } from '#app/admin/_ui/button.tsx';
import { Card } from '#app/admin/_ui/card.tsx';
import { ConfirmDialog } from '#app/admin/_ui/confirm-dialog.tsx';
import { Empty } from '#app/admin/_ui/empty.tsx';
import { addPasted, addScan, readUnits, type SheetLine } from './count-model.ts';
import { Problem } from './problem.tsx';
import { ScanForm } from './scan-form.tsx';
import { SheetTable } from './sheet-table.tsx';

/** Lines that the shop compares at once. */
const MAX_LINES = 500;

export type EntryStepProps = {
  lines: readonly SheetLine[];
  isBusy: boolean;
  error: string | undefined;
  onChange: (lines: SheetLine[]) => void;
  onCompare: () => void;
};

export function EntryStep({ lines, isBusy, error, onChange, onCompare }: EntryStepProps) {
  const [isClearing, setClearing] = useState(false);
  const units = lines.reduce((sum, { counted }) => sum + (readUnits(counted) ?? 0), 0);
  const isReady = lines.length > 0 && lines.every(({ counted }) => readUnits(counted) !== undefined);
  const refusal =
    lines.length > MAX_LINES ? `A sheet has ${MAX_LINES} lines at most. Book a part of them first.` : error;
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[22rem_minmax(0,1fr)]">
      <Card title="Scan or type" text="A table with SKUs and numbers can be pasted as well.">
        <ScanForm
          onScan={(sku, counted) => onChange(addScan(lines, sku, counted))}
          onPaste={(pasted) => onChange(addPasted(lines, pasted))}
        />
      </Card>
      <Card
        title="The sheet"
        text={lines.length > 0 ? `${countOf(lines.length, 'SKU')}, ${countOf(units, 'unit')}` : undefined}
        actions={
          lines.length > 0 && (
            <>
              <Button kind="quiet" onClick={() => setClearing(true)}>
                Start over
              </Button>
              <Button
                kind="primary"
                onClick={onCompare}
                isBusy={isBusy}
                disabled={!isReady || lines.length > MAX_LINES}
              >
                Compare with the stock
              </Button>
            </>
          )
        }
        isFlush
      >
        <Problem text={refusal} />
        {lines.length === 0 ? (
          <Empty
            title="Nothing is counted yet"
            text="Each SKU that you scan comes on this sheet. Nothing is booked before you have seen what differs."
          />
        ) : (
          <SheetTable lines={lines} onChange={onChange} />
        )}
      </Card>
      <ConfirmDialog
        isOpen={isClearing}
        onClose={() => setClearing(false)}
        onConfirm={() => {
          setClearing(false);
          onChange([]);
        }}
        title="Throw the sheet away?"
        text={`${countOf(lines.length, 'SKU')} would have to be counted again.`}
        confirm="Throw it away"
        isDangerous
      />
    </div>
  );
}
