'use client';

import { useId, useState } from 'react';
import { Button } from '#app/admin/_ui/button.tsx';
import { Dialog } from '#app/admin/_ui/dialog.tsx';
import { TextAreaField } from '#app/admin/_ui/field.tsx';
import type { OrderDialogProps } from './dialog-props.ts';
import { TrackingFields } from './tracking-fields.tsx';
import { useOrderWrite } from './use-order-write.ts';
import { WriteProblemNotice } from './write-problem-notice.tsx';

/** A parcel leaves the house: who has it, and what the customer is told. */
export function ShipDialog({ order, onClose, onDone }: OrderDialogProps) {
  const form = useId();
  const [tracking, setTracking] = useState({ carrier: '', trackingNumber: '' });
  const [note, setNote] = useState('');
  const { send, isBusy, problem, errorOf } = useOrderWrite(order, onDone);
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={`Ship order ${order.number}`}
      text={`By ${order.shippingMethod.name.toLowerCase()} shipping, to ${order.shippingAddress.name}. ${order.email} gets a mail with what you say here.`}
      actions={
        <>
          <Button kind="quiet" onClick={onClose}>
            Not yet
          </Button>
          <Button kind="primary" type="submit" form={form} isBusy={isBusy}>
            It has left
          </Button>
        </>
      }
    >
      <form
        id={form}
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isBusy) send({ path: '/transition', body: { to: 'shipped', note, ...tracking } });
        }}
      >
        <WriteProblemNotice problem={problem} />
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
      </form>
    </Dialog>
  );
}
