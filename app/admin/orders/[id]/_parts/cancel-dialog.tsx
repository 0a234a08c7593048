'use client';

import { useState } from 'react';
import { TextAreaField } from '#app/admin/_ui/field.tsx';
import { formatMoney } from '#lib/money/format.ts';
import type { OrderWriteProps } from './dialog-props.ts';
import { OrderDialog } from './order-dialog.tsx';
import { leftToRefund } from './refund-model.ts';
import { useOrderWrite } from './use-order-write.ts';

/** The end of an order that is still in the house: says what follows from it before it is done. */
export function CancelDialog({ order, onClose, onDone }: OrderWriteProps) {
  const [note, setNote] = useState('');
  const { send, isBusy, problem, errorOf } = useOrderWrite(order, onDone);
  const left = leftToRefund(order);
  const money = left > 0 ? `${formatMoney(left, order.currency)} goes back, its` : 'Its';
  return (
    <OrderDialog
      title={`Cancel order ${order.number}?`}
      text={`${money} goods go on sale again, and ${order.email} gets a mail. This cannot be undone.`}
      cancel="Keep the order"
      confirm="Cancel the order"
      isDangerous
      onSubmit={() => send({ path: '/transition', body: { to: 'cancelled', note } })}
      {...{ onClose, isBusy, problem }}
    >
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
    </OrderDialog>
  );
}
