'use client';

import { useState } from 'react';
import { toast } from 'sonner';
import { PostalAddressBlock } from '#app/_ui/postal-address.tsx';
import { Button } from '#app/admin/_ui/button.tsx';
import { Card } from '#app/admin/_ui/card.tsx';
import type { AdminOrder } from '#lib/orders/admin-order.ts';
import { trackingUrl } from '#lib/orders/carriers.ts';
import { TrackingDialog } from './tracking-dialog.tsx';

/** Where an order goes, how, and where it is. */
export function DeliveryCard({ order }: { order: AdminOrder }) {
  const [isOpen, setOpen] = useState(false);
  const { shippingAddress, shippingMethod, status, tracking } = order;
  const hasLeft = status === 'shipped' || status === 'delivered';
  return (
    <Card
      title="Delivery"
      actions={
        hasLeft && (
          <Button kind="quiet" size="small" onClick={() => setOpen(true)}>
            {tracking ? 'Put right' : 'Add a number'}
          </Button>
        )
      }
    >
      <PostalAddressBlock address={shippingAddress} />
      <dl className="mt-4 grid grid-cols-[max-content_minmax(0,1fr)] gap-x-4 gap-y-1 border-line border-t pt-4 text-small">
        <dt className="text-ink-soft">By</dt>
        <dd>{shippingMethod.name}</dd>
        {tracking?.carrier && (
          <>
            <dt className="text-ink-soft">With</dt>
            <dd className="break-words">{tracking.carrier}</dd>
          </>
        )}
        {tracking?.number && (
          <>
            <dt className="text-ink-soft">Number</dt>
            <dd className="wrap-anywhere">
              <ParcelNumber url={trackingUrl(tracking)} number={tracking.number} />
            </dd>
          </>
        )}
      </dl>
      {isOpen && (
        <TrackingDialog
          order={order}
          onClose={() => setOpen(false)}
          onDone={() => {
            setOpen(false);
            toast.success('The parcel is put right.');
          }}
        />
      )}
    </Card>
  );
}

function ParcelNumber({ url, number }: { url: string | undefined; number: string }) {
  if (!url) return number;
  return (
    <a href={url} target="_blank" rel="noreferrer" className="underline underline-offset-4">
      {number}
    </a>
  );
}
