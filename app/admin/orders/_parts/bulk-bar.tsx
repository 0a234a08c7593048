'use client';

import { useMutation } from '@tanstack/react-query';
import { Printer } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { toast } from 'sonner';
import { AdminLink } from '#app/admin/_ui/admin-link.tsx';
import { askAdmin } from '#app/admin/_ui/ask-admin.ts';
import { Button } from '#app/admin/_ui/button.tsx';
import { buttonLook } from '#app/admin/_ui/button-look.ts';
import type { AdminOrderSummary } from '#lib/orders/admin-list.ts';
import { mayFollow, type OrderStatus } from '#lib/orders/rules.ts';
import { describeMoves, type Moves } from './describe-moves.ts';

type Step = 'packed' | 'shipped' | 'delivered';
const STEPS: readonly { to: Step; label: string }[] = [
  { to: 'packed', label: 'Mark as packed' },
  { to: 'shipped', label: 'Mark as shipped' },
  { to: 'delivered', label: 'Mark as delivered' },
];

/** Below the list while orders are chosen: what can be done with all of them. */
export function BulkBar({ chosen, onDone }: { chosen: readonly AdminOrderSummary[]; onDone: () => void }) {
  const router = useRouter();
  const { mutate, isPending, variables } = useMutation({
    mutationFn: (to: Step) =>
      askAdmin<{ items: Moves }>('/api/admin/orders/transition', {
        method: 'POST',
        body: { to, orders: chosen.map(({ id, version }) => ({ id, version })) },
      }),
    onSuccess({ items }) {
      const { text, isWhole } = describeMoves(items, new Map(chosen.map(({ id, number }) => [id, number])));
      if (isWhole) toast.success(text);
      else toast.warning(text, { duration: 10_000 });
      onDone();
      router.refresh();
    },
    onError: (error) => toast.error(error.message),
  });
  if (chosen.length === 0) return null;
  const fits = (to: OrderStatus) => chosen.every(({ status }) => mayFollow(status, to));
  const steps = STEPS.filter(({ to }) => fits(to));
  return (
    <section
      aria-label="Chosen orders"
      className="sticky bottom-3 z-20 mx-3 my-3 flex flex-wrap items-center gap-2 rounded-2xl border border-line-strong bg-panel px-4 py-2.5 shadow-xl"
    >
      <p className="mr-auto text-small">
        <strong>{chosen.length}</strong> chosen
      </p>
      {steps.map(({ to, label }) => (
        <Button key={to} size="small" isBusy={isPending && variables === to} onClick={() => mutate(to)}>
          {label}
        </Button>
      ))}
      <AdminLink
        href={`/admin/orders/packing-slips?ids=${chosen.map(({ id }) => id).join(',')}`}
        className={buttonLook('plain', 'small')}
      >
        <Printer className="size-4" aria-hidden="true" />
        Packing slips
      </AdminLink>
      <Button kind="quiet" size="small" onClick={onDone}>
        Choose none
      </Button>
    </section>
  );
}
