'use client';

import { useId, useState } from 'react';
import { Button } from '#app/admin/_ui/button.tsx';
import { Dialog } from '#app/admin/_ui/dialog.tsx';
import type { OrderDialogProps } from './dialog-props.ts';
import { TrackingFields } from './tracking-fields.tsx';
import { useOrderWrite } from './use-order-write.ts';
import { WriteProblemNotice } from './write-problem-notice.tsx';

/** Puts right who carries an order that has left, or under which number. */
export function TrackingDialog({ order, onClose, onDone }: OrderDialogProps) {
  const form = useId();
  const [tracking, setTracking] = useState({
    carrier: order.tracking?.carrier ?? '',
    trackingNumber: order.tracking?.number ?? '',
  });
  const [tell, setTell] = useState(true);
  const { send, isBusy, problem, errorOf } = useOrderWrite(order, onDone);
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="Where the parcel is"
      actions={
        <>
          <Button kind="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button kind="primary" type="submit" form={form} isBusy={isBusy}>
            Save
          </Button>
        </>
      }
    >
      <form
        id={form}
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isBusy) send({ path: '', method: 'PATCH', body: { ...tracking, tell } });
        }}
      >
        <WriteProblemNotice problem={problem} />
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
      </form>
    </Dialog>
  );
}
