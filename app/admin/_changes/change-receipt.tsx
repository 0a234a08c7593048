'use client';

import { useQuery } from '@tanstack/react-query';
import { clsx } from 'clsx';
import type { Receipt } from '#lib/changes/receipt.ts';
import { AdminLink } from '../_ui/admin-link.tsx';
import { AdminProblem, askAdmin } from '../_ui/ask-admin.ts';
import { ReceiptSteps } from './receipt-steps.tsx';
import { describeSpread, nextLook, summarizeReceipt } from './receipt-view.ts';

export type ChangeReceiptProps = { changeId: string; className?: string };

/**
 * How a change reaches every layer, which it shows by itself as it happens: for the place where something was saved. Give it
 * a `key` of the change, or just the next `changeId`: it begins anew.
 */
export function ChangeReceipt({ changeId, className }: ChangeReceiptProps) {
  const { data: receipt, error } = useReceipt(changeId);
  return (
    <section
      aria-label="How the change reaches the shop"
      className={clsx('@container rounded-2xl border border-line bg-panel px-5 py-4', className)}
    >
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <p role="status" className="font-semibold text-small">
          {receipt ? describeSpread(summarizeReceipt(receipt)) : error ? describeError(error) : 'Saved'}
        </p>
        <AdminLink
          href={`/admin/changes/${changeId}`}
          className="text-ink-soft text-micro underline underline-offset-4 hover:text-ink"
        >
          Change {changeId}
        </AdminLink>
      </div>
      {(receipt || !error) && (
        <div className="mt-3">{receipt ? <ReceiptSteps layers={receipt.layers} /> : <Skeleton />}</div>
      )}
    </section>
  );
}

/** The receipt of a change, asked for again until it is complete. */
export function useReceipt(changeId: string, initialData?: Receipt) {
  return useQuery({
    queryKey: ['change', changeId],
    queryFn: ({ signal }) => askAdmin<Receipt>(`/api/admin/changes/${changeId}`, { signal }),
    refetchInterval: ({ state }) => (state.error ? 5_000 : nextLook(state.data, state.dataUpdateCount)),
    staleTime: 0,
    ...(initialData && { initialData }),
  });
}

function describeError(error: Error): string {
  return error instanceof AdminProblem && error.status === 404
    ? 'Receipts are kept for a day: this one is gone.'
    : 'How far the change has come cannot be asked at the moment.';
}

/** As large as the steps: nothing moves when they come. */
function Skeleton() {
  return (
    <div aria-hidden="true" className="grid gap-x-1 gap-y-2 @2xl:grid-cols-6">
      {Array.from({ length: 6 }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they never change places
        <div key={at} className="flex items-center gap-3 @2xl:block">
          <div className="size-5 rounded-full bg-layer-3" />
          <div className="skeleton h-[1.1rem] w-full @2xl:mt-1.5 @2xl:h-[2.2rem] @2xl:w-4/5" />
        </div>
      ))}
    </div>
  );
}
