'use client';

import { Ban, Ellipsis, Printer } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import { Moment } from '#app/_ui/moment.tsx';
import { ChangeReceipt } from '#app/admin/_changes/change-receipt.tsx';
import { Button } from '#app/admin/_ui/button.tsx';
import { mayLeave } from '#app/admin/_ui/leave-guard.ts';
import { Menu, type MenuItem } from '#app/admin/_ui/menu.tsx';
import { PageHeader } from '#app/admin/_ui/page-header.tsx';
import type { AdminOrder } from '#lib/orders/admin-order.ts';
import type { StepByHand } from '#lib/orders/rules.ts';
import { OrderStatusView, STEP_LABELS } from '../../_parts/order-view.tsx';
import { CancelDialog } from './cancel-dialog.tsx';
import { RefundDialog } from './refund-dialog.tsx';
import { leftToRefund } from './refund-model.ts';
import { ShipDialog } from './ship-dialog.tsx';
import { useOrderWrite } from './use-order-write.ts';
import { WriteProblemNotice } from './write-problem-notice.tsx';

/** What an order is, and all that can be done with it. */
export function OrderHeader({ order }: { order: AdminOrder }) {
  const router = useRouter();
  const [dialog, setDialog] = useState<'ship' | 'refund' | 'cancel'>();
  const [changeId, setChangeId] = useState<string>();
  const { number, status, placedAt, next } = order;
  const done = (text: string) => (answer: { changeId: string | null }) => {
    toast.success(text);
    setDialog(undefined);
    setChangeId(answer.changeId ?? undefined);
  };
  const step = useOrderWrite(order, done(`Order ${number} is a step further.`));
  const forward = next.find((to): to is Exclude<StepByHand, 'cancelled'> => to !== 'cancelled');
  const slip = `/admin/orders/packing-slips?ids=${order.id}`;
  const items: MenuItem[] = [
    {
      label: 'Packing slip',
      icon: <Printer className="size-4" aria-hidden="true" />,
      onSelect: () => mayLeave() && router.push(slip),
    },
    ...(next.includes('cancelled')
      ? [
          {
            label: `${STEP_LABELS.cancelled}…`,
            icon: <Ban className="size-4" aria-hidden="true" />,
            isDangerous: true,
            onSelect: () => setDialog('cancel'),
          },
        ]
      : []),
  ];
  return (
    <>
      <PageHeader
        title={`Order ${number}`}
        back={{ href: '/admin/orders', label: 'All orders' }}
        beside={<OrderStatusView status={status} />}
        text={
          <>
            Placed <Moment at={placedAt} precise />
          </>
        }
        actions={
          <>
            {leftToRefund(order) > 0 && <Button onClick={() => setDialog('refund')}>Refund</Button>}
            {forward && (
              <Button
                kind="primary"
                isBusy={step.isBusy}
                onClick={() =>
                  forward === 'shipped' ? setDialog('ship') : step.send({ path: '/transition', body: { to: forward } })
                }
              >
                {STEP_LABELS[forward]}
              </Button>
            )}
            <Menu
              label="More for this order"
              trigger={<Ellipsis className="size-5" aria-hidden="true" />}
              items={items}
            />
          </>
        }
      />
      {step.problem && (
        <div className="mb-5">
          <WriteProblemNotice problem={step.problem} />
        </div>
      )}
      {changeId && <ChangeReceipt key={changeId} changeId={changeId} className="mb-5" />}
      {dialog === 'ship' && (
        <ShipDialog
          order={order}
          onClose={() => setDialog(undefined)}
          onDone={done(`Order ${number} is on its way.`)}
        />
      )}
      {dialog === 'refund' && (
        <RefundDialog
          order={order}
          onClose={() => setDialog(undefined)}
          onDone={done('The money is on its way back.')}
        />
      )}
      {dialog === 'cancel' && (
        <CancelDialog
          order={order}
          onClose={() => setDialog(undefined)}
          onDone={done(`Order ${number} is cancelled.`)}
        />
      )}
    </>
  );
}
