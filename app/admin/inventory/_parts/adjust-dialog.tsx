'use client';

import { ArrowRight } from 'lucide-react';
import { type FormEvent, useId, useState } from 'react';
import { toast } from 'sonner';
import { Button } from '#app/admin/_ui/button.tsx';
import { Dialog } from '#app/admin/_ui/dialog.tsx';
import { InputField, SelectField } from '#app/admin/_ui/field.tsx';
import { ViewTabs } from '#app/admin/_ui/view-tabs.tsx';
import type { StockItem } from '#lib/inventory/stock-item.ts';
import { type AdjustMode, planAdjustment, REASONS } from './adjust-model.ts';
import { describeOptions } from './describe-variant.ts';
import { type Refusal, useAdjustment } from './use-adjustment.ts';

export type AdjustDialogProps = {
  item: StockItem;
  onClose: () => void;
  /** @param changeId undefined when it was like that already */
  onBooked: (changeId: string | undefined) => void;
};

const OTHER = 'Another reason';

/** Changes what is for sale of one variant, with a reason for the ledger. */
export function AdjustDialog({ item, onClose, onBooked }: AdjustDialogProps) {
  const form = useId();
  const [mode, setMode] = useState<AdjustMode>('add');
  const [units, setUnits] = useState('');
  const [reason, setReason] = useState(REASONS.add[0] ?? '');
  const [note, setNote] = useState('');
  const [isTried, setTried] = useState(false);
  const { seen, isBusy, refusal, book } = useAdjustment(item);
  const plan = planAdjustment(mode, units, seen.available);
  const isOther = reason === OTHER;
  const noteError = isTried && isOther && note.trim() === '' ? 'Say why.' : undefined;
  const unitsError =
    plan.state === 'refused' ? plan.error : isTried && plan.state === 'empty' ? 'Type a number.' : undefined;

  async function send(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (plan.state !== 'ready' || isBusy || (isOther && note.trim() === '')) return;
    const text = isOther ? note.trim() : [reason, note.trim()].filter(Boolean).join(': ');
    const booked = await book(plan, text);
    if (!booked) return;
    toast.success(`${item.sku}: ${booked.available.toLocaleString('en')} for sale`);
    onBooked(booked.changeId ?? undefined);
  }

  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="Adjust the stock"
      text={[item.product.name, describeOptions(item.options), item.sku].filter(Boolean).join(' · ')}
      actions={
        <>
          <Button kind="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button kind="primary" type="submit" form={form} isBusy={isBusy}>
            {refusal?.kind === 'moved' && mode === 'set' ? 'Set it all the same' : 'Book it'}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={send} className="space-y-4">
        <ViewTabs
          label="What happens"
          current={mode}
          onChange={(next) => {
            setMode(next);
            setReason(REASONS[next][0] ?? '');
          }}
          tabs={[
            { value: 'add', label: 'Add' },
            { value: 'take', label: 'Take out' },
            { value: 'set', label: 'Set to' },
          ]}
        />
        <div className="grid grid-cols-[1fr_auto] items-start gap-4">
          <InputField
            label="Units"
            inputMode="numeric"
            autoComplete="off"
            autoFocus
            value={units}
            onChange={(event) => setUnits(event.target.value)}
            error={unitsError}
          />
          <p className="mt-6 flex h-10 items-center gap-2 font-semibold tabular-nums" aria-live="polite">
            <span className="sr-only">For sale: </span>
            {seen.available.toLocaleString('en')}
            <ArrowRight className="size-4" aria-label="becomes" />
            <span className={plan.state === 'ready' ? 'text-accent' : 'text-ink-soft'}>
              {plan.state === 'ready' ? plan.after.toLocaleString('en') : '…'}
            </span>
          </p>
        </div>
        <SelectField label="Reason" value={reason} onChange={(event) => setReason(event.target.value)}>
          {[...REASONS[mode], OTHER].map((text) => (
            <option key={text}>{text}</option>
          ))}
        </SelectField>
        <InputField
          label={isOther ? 'Which' : 'Note'}
          isOptional={!isOther}
          maxLength={150}
          value={note}
          onChange={(event) => setNote(event.target.value)}
          error={noteError}
        />
        {item.reserved > 0 && (
          <p className="text-ink-soft text-micro">
            {item.reserved} more are in the house, promised to orders and checkouts. They are not in this number.
          </p>
        )}
        <RefusalNotice refusal={refusal} mode={mode} />
      </form>
    </Dialog>
  );
}

function RefusalNotice({ refusal, mode }: { refusal: Refusal | undefined; mode: AdjustMode }) {
  if (!refusal) return null;
  const text =
    refusal.kind === 'failed'
      ? refusal.text
      : `It has moved since you looked: ${refusal.was} then, ${refusal.is} now. ${
          mode === 'set' ? 'Setting it would undo that. Nothing was changed yet.' : 'Nothing was changed.'
        }`;
  return (
    <p role="alert" className="rounded-xl bg-low-soft px-4 py-2.5 text-low text-small">
      {text}
    </p>
  );
}
