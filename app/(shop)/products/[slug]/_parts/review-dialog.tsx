'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { Link } from '#app/_ui/link.tsx';
import { buttonStyles } from '#app/_ui/primitives/button-styles.ts';
import { CloseIcon } from '#app/_ui/primitives/icons.tsx';
import { Notice } from '#app/_ui/primitives/notice.tsx';
import type { OwnReviewState } from '#lib/reviews/own.ts';
import type { ReviewButtonProps } from './review-button.tsx';
import { ReviewForm } from './review-form.tsx';

export type ReviewDialogProps = ReviewButtonProps & {
  /** Grows each time that it is to open. */
  openings: number;
};

export function ReviewDialog({ productId, productName, slug, openings }: ReviewDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const key = ['own-review', productId];
  const client = useQueryClient();
  const { data, isError, refetch } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => fetchOwn(productId, signal),
    staleTime: 60_000,
    refetchOnWindowFocus: false,
    retry: 1,
  });

  useEffect(() => {
    if (openings > 0 && !dialog.current?.open) dialog.current?.showModal();
  }, [openings]);

  return (
    <dialog
      ref={dialog}
      aria-labelledby="review-dialog"
      closedby="any"
      className="m-auto w-[min(36rem,calc(100vw-2rem))] rounded-layer bg-panel p-6 text-ink shadow-2xl backdrop:bg-[oklch(0.2_0.02_50/0.45)] sm:p-9"
    >
      <div className="flex items-start justify-between gap-4">
        <h2 id="review-dialog" className="heading text-title-3">
          Your review of {productName}
        </h2>
        <button
          type="button"
          aria-label="Close"
          onClick={() => dialog.current?.close()}
          className="-mt-2 -mr-2 grid size-11 shrink-0 place-items-center rounded-full hover:bg-layer-2"
        >
          <CloseIcon />
        </button>
      </div>
      <div className="mt-5 min-h-32" aria-busy={!data && !isError}>
        {isError && !data ? (
          <Notice kind="bad" role="alert" title="The shop did not answer">
            <button type="button" onClick={() => refetch()} className="mt-1 min-h-11 underline underline-offset-4">
              Try again
            </button>
          </Notice>
        ) : !data ? (
          <Waiting />
        ) : data.state === 'guest' ? (
          <>
            <p>Reviews here are by people who have bought the thing, so that you can rely on them.</p>
            <Link
              href={`/sign-in?next=${encodeURIComponent(`/products/${slug}#reviews`)}`}
              className={`${buttonStyles.solid} mt-6`}
            >
              Sign in to write one
            </Link>
          </>
        ) : data.state === 'not-a-buyer' ? (
          <p>
            With this account nobody has bought it yet. Once an order of it is paid, your review is welcome here, good
            or bad.
          </p>
        ) : (
          <ReviewForm
            productId={productId}
            own={data}
            onSaved={(state) => client.setQueryData<OwnReviewState>(key, state)}
          />
        )}
      </div>
    </dialog>
  );
}

async function fetchOwn(productId: string, signal: AbortSignal): Promise<OwnReviewState> {
  const response = await fetch(`/api/products/${productId}/reviews/mine`, { signal });
  if (!response.ok) throw new Error(`Reviews answered ${response.status}`);
  return response.json();
}

function Waiting() {
  return (
    <div aria-hidden="true" className="space-y-4">
      <div className="skeleton h-11 w-56" />
      <div className="skeleton h-13" />
      <div className="skeleton h-32" />
    </div>
  );
}
