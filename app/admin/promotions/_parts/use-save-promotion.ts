'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import { toast } from 'sonner';
import { AdminProblem, askAdmin } from '#app/admin/_ui/ask-admin.ts';
import { showProblem } from '#app/admin/_ui/show-problem.ts';
import type { AdminPromotion } from '#lib/promotions/admin.ts';
import { type PromotionValues, readValues, toValues } from './promotion-values.ts';

const FIELDS = {
  name: 'name',
  kind: 'kind',
  value: 'value',
  currency: 'currency',
  code: 'code',
  minimumSubtotal: 'minimumSubtotal',
  startsAt: 'startsAt',
  endsAt: 'endsAt',
  totalLimit: 'totalLimit',
  perCustomerLimit: 'perCustomerLimit',
} as const;

/** Saves the form of a promotion. What somebody else has saved meanwhile is given as `theirs`. */
export function useSavePromotion(form: UseFormReturn<PromotionValues>, initial: AdminPromotion | undefined) {
  const router = useRouter();
  const [promotion, setPromotion] = useState(initial);
  const [theirs, setTheirs] = useState<AdminPromotion>();

  // Whoever comes back to the page is shown what is there now.
  const { isDirty } = form.formState;
  useEffect(() => {
    if (initial && promotion && initial.version > promotion.version && !isDirty) takeOver(initial);
  });

  function takeOver(state: AdminPromotion): void {
    setPromotion(state);
    form.reset(toValues(state));
    setTheirs(undefined);
  }

  async function save(values: PromotionValues, base: AdminPromotion | undefined): Promise<void> {
    const read = readValues(values);
    if (read.state === 'unreadable') {
      for (const [at, { field, message }] of read.errors.entries()) {
        form.setError(field, { message }, { shouldFocus: at === 0 });
      }
      return;
    }
    try {
      const saved = await askAdmin<AdminPromotion>(
        base ? `/api/admin/promotions/${base.id}` : '/api/admin/promotions',
        base ? { method: 'PATCH', body: read.body, version: base.version } : { method: 'POST', body: read.body },
      );
      toast.success('The promotion is saved');
      if (!base) {
        // Whoever comes back to the page of a new one begins anew.
        form.reset();
        router.replace(`/admin/promotions/${saved.id}`);
        return;
      }
      takeOver(saved);
      router.refresh();
    } catch (error) {
      if (base && error instanceof AdminProblem && error.type === 'version-conflict') {
        setTheirs(await askAdmin<AdminPromotion>(`/api/admin/promotions/${base.id}`));
      } else {
        setTheirs(undefined);
        showProblem(error, form.setError, FIELDS);
      }
    }
  }

  return {
    theirs,
    save: (values: PromotionValues) => save(values, promotion),
    keepMine: () => save(form.getValues(), theirs),
    takeTheirs: () => theirs && takeOver(theirs),
    goOn: () => setTheirs(undefined),
  };
}
