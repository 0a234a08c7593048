'use client';

import { useState } from 'react';
import { TextAreaField } from '#app/admin/_ui/field.tsx';
import type { OrderWriteProps } from './dialog-props.ts';
import { OrderDialog } from './order-dialog.tsx';
import { TrackingFields } from './tracking-fields.tsx';
import { useOrderWrite } from './use-order-write.ts';

/** A parcel leaves the house: who has it, and what the customer is told. */
export function ShipDialog({ order, onClose, onDone }: OrderWriteProps) {
  const [tracking, setTracking] = useState({ carrier: '', trackingNumber: '' });
  const [note, setNote] = useState('');
  const { send, isBusy, problem, errorOf } = useOrderWrite(order, onDone);
  return (
    <OrderDialog
      title={`Ship order ${order.number}`}
      text={`By ${order.shippingMethod.name.toLowerCase()} shipping, to ${order.shippingAddress.name}. ${order.email} gets a mail with what you say here.`}
      cancel="Not yet"
      confirm="It has left"
      onSubmit={() => send({ path: '/transition', body: { to: 'shipped', note, ...tracking } })}
      {...{ onClose, isBusy, problem }}
    >
      <TrackingFields value={tracking} onChange={setTracking} errorOf={errorOf} />
      <TextAreaField
        label="For the order's history"
        hint="The customer may read it."
        isOptional
        rows={2}
        maxLength={2_000}
        value={note}
        error={errorOf('/note')}
        onChange={({ target }) => setNote(target.value)}
      />
    </OrderDialog>
  );
}
