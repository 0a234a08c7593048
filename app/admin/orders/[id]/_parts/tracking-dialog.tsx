'use client';

import { useState } from 'react';
import type { OrderWriteProps } from './dialog-props.ts';
import { OrderDialog } from './order-dialog.tsx';
import { TrackingFields } from './tracking-fields.tsx';
import { useOrderWrite } from './use-order-write.ts';

/** Puts right who carries an order that has left, or under which number. */
export function TrackingDialog({ order, onClose, onDone }: OrderWriteProps) {
  const [tracking, setTracking] = useState({
    carrier: order.tracking?.carrier ?? '',
    trackingNumber: order.tracking?.number ?? '',
  });
  const [tell, setTell] = useState(true);
  const { send, isBusy, problem, errorOf } = useOrderWrite(order, onDone);
  return (
    <OrderDialog
      title="Where the parcel is"
      confirm="Save"
      onSubmit={() => send({ path: '', method: 'PATCH', body: { ...tracking, tell } })}
      {...{ onClose, isBusy, problem }}
    >
      <TrackingFields value={tracking} onChange={setTracking} errorOf={errorOf} />
      <label className="flex items-center gap-2.5 text-small">
        <input
          type="checkbox"
          className="size-4.5 accent-ink"
          checked={tell}
          onChange={({ target }) => setTell(target.checked)}
        />
        Write to {order.email} once more
      </label>
    </OrderDialog>
  );
}
