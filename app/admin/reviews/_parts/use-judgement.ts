'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { toast } from 'sonner';
import { AdminProblem, askAdmin } from '#app/admin/_ui/ask-admin.ts';
import type { Page } from '#lib/catalog/types.ts';
import type { ModeratedReview, ReviewQuery } from '#lib/reviews/moderate.ts';

export type Verdict = 'published' | 'rejected';

/**
 * Reviews of a page, and how they are judged. What was judged here stays where it was until the page is left, so that
 * nothing moves under the finger and a wrong press can be put right.
 */
export function useJudgement({ status, productId, page, pageSize }: ReviewQuery, initial: Page<ModeratedReview>) {
  const client = useQueryClient();
  const [changeId, setChangeId] = useState<string>();
  const key = ['reviews', status, productId ?? 'all', page];
  const { data, refetch, isFetching } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => {
      const params = new URLSearchParams({ status, page: String(page), pageSize: String(pageSize) });
      if (productId !== undefined) params.set('productId', productId);
      return askAdmin<Page<ModeratedReview>>(`/api/admin/reviews?${params}`, { signal });
    },
    initialData: initial,
    // It comes anew with the page, and else when somebody asks: not while they read.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });

  const change = (id: string, part: Partial<ModeratedReview>) =>
    client.setQueryData<Page<ModeratedReview>>(
      key,
      (list) => list && { ...list, items: list.items.map((item) => (item.id === id ? { ...item, ...part } : item)) },
    );

  const mutation = useMutation({
    mutationFn: ({ review, verdict }: { review: ModeratedReview; verdict: Verdict }) =>
      askAdmin<ModeratedReview & { changeId: string | null }>(
        `/api/admin/reviews/${review.id}/${verdict === 'published' ? 'publish' : 'reject'}`,
        { method: 'POST', body: { version: review.version } },
      ),
    onMutate: ({ review, verdict }) => change(review.id, { status: verdict }),
    onSuccess: ({ changeId: made, id, status: now, version }) => {
      change(id, { status: now, version });
      if (made) setChangeId(made);
    },
    onError: async (error, { review }) => {
      change(review.id, { status: review.status });
      const isEdited = error instanceof AdminProblem && error.type === 'version-conflict';
      toast.error(isEdited ? 'Its writer has changed it meanwhile. This is what it says now.' : error.message);
      await refetch();
    },
  });

  return {
    reviews: data.items,
    judge: (review: ModeratedReview, verdict: Verdict) => mutation.mutate({ review, verdict }),
    changeId,
    reload: () => void refetch(),
    isLoading: isFetching,
  };
}
