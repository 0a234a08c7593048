import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { AdminProblem, type AskOptions, askAdmin } from '#app/admin/_ui/ask-admin.ts';
import type { AdminOrder } from '#lib/orders/admin-order.ts';
import { findDifferences, type OrderDifference } from './order-differences.ts';

/** `path`: below that of the order. The version that is looked at goes along. */
type Write = { path: string; method?: AskOptions['method']; body: object };
type Answer = { changeId: string | null };

/** What stood in the way of a write. `changed`: what somebody else did meanwhile; the page shows it by now. */
export type WriteProblem = { text: string; changed: OrderDifference[]; errors: AdminProblem['errors'] };

export type OrderWrite = {
  send: (write: Write) => void;
  isBusy: boolean;
  problem: WriteProblem | undefined;
  /** What is wrong with a field of the body, by its JSON pointer. */
  errorOf: (pointer: string) => string | undefined;
};

/**
 * Writes to an order for the version that the page shows. Where that is old, nothing is written: the page is made anew, and
 * the problem says what has changed.
 */
export function useOrderWrite(order: AdminOrder, onDone: (answer: Answer) => void): OrderWrite {
  const router = useRouter();
  const [problem, setProblem] = useState<WriteProblem>();
  const { mutate, isPending } = useMutation({
    mutationFn: ({ path, method = 'POST', body }: Write) =>
      askAdmin<Answer>(`/api/admin/orders/${order.id}${path}`, { method, body: { ...body, version: order.version } }),
    onMutate: () => setProblem(undefined),
    onSuccess(answer) {
      onDone(answer);
      router.refresh();
    },
    async onError(error) {
      const isConflict = error instanceof AdminProblem && error.type === 'version-conflict';
      setProblem({
        text: error.message,
        changed: isConflict ? await findChanges(order) : [],
        errors: error instanceof AdminProblem ? error.errors : [],
      });
      if (isConflict) router.refresh();
    },
  });
  return {
    send: (write) => mutate(write),
    isBusy: isPending,
    problem,
    errorOf: (pointer) => problem?.errors.find((error) => error.pointer === pointer)?.detail,
  };
}

async function findChanges(before: AdminOrder): Promise<OrderDifference[]> {
  const after = await askAdmin<AdminOrder>(`/api/admin/orders/${before.id}`).catch(() => before);
  return findDifferences(before, after);
}
