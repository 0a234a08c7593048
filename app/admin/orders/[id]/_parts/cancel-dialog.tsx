'use client';

import { useId, useState } from 'react';
import { Button } from '#app/admin/_ui/button.tsx';
import { Dialog } from '#app/admin/_ui/dialog.tsx';
import { TextAreaField } from '#app/admin/_ui/field.tsx';
import { formatMoney } from '#lib/money/format.ts';
import type { OrderDialogProps } from './dialog-props.ts';
import { leftToRefund } from './refund-model.ts';
import { useOrderWrite } from './use-order-write.ts';
import { WriteProblemNotice } from './write-problem-notice.tsx';

/** The end of an order that is still in the house: says what follows from it before it is done. */
export function CancelDialog({ order, onClose, onDone }: OrderDialogProps) {
  const form = useId();
  const [note, setNote] = useState('');
  const { send, isBusy, problem, errorOf } = useOrderWrite(order, onDone);
  const left = leftToRefund(order);
  const money = left > 0 ? `${formatMoney(left, order.currency)} goes back, its` : 'Its';
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={`Cancel order ${order.number}?`}
      text={`${money} goods go on sale again, and ${order.email} gets a mail. This cannot be undone.`}
      actions={
        <>
          <Button kind="quiet" onClick={onClose}>
            Keep the order
          </Button>
          <Button kind="danger" type="submit" form={form} isBusy={isBusy}>
            Cancel the order
          </Button>
        </>
      }
    >
      <form
        id={form}
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isBusy) send({ path: '/transition', body: { to: 'cancelled', note } });
        }}
      >
        <WriteProblemNotice problem={problem} />
        <TextAreaField
          label="Why"
          hint="For the order's history and the refund. The customer may read it."
          isOptional
          rows={3}
          maxLength={500}
          value={note}
          error={errorOf('/note')}
          onChange={({ target }) => setNote(target.value)}
        />
      </form>
    </Dialog>
  );
}
