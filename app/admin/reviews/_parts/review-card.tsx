'use client';

import { clsx } from 'clsx';
import { Check, X } from 'lucide-react';
import type { Ref } from 'react';
import { Moment } from '#app/_ui/moment.tsx';
import { Stars } from '#app/_ui/primitives/rating.tsx';
import { AdminLink } from '#app/admin/_ui/admin-link.tsx';
import { Button } from '#app/admin/_ui/button.tsx';
import { Status, type StatusTone } from '#app/admin/_ui/status.tsx';
import type { ModeratedReview } from '#lib/reviews/moderate.ts';
import type { ReviewStatus } from '#lib/reviews/rating.ts';
import type { Verdict } from './use-judgement.ts';

export type ReviewCardProps = {
  review: ModeratedReview;
  /** The list it stands in: those of another state were judged just now. */
  listed: ReviewStatus;
  isCurrent: boolean;
  ref: Ref<HTMLElement>;
  onFocus: () => void;
  onJudge: (verdict: Verdict) => void;
};

const WORDS: Record<ReviewStatus, { label: string; tone: StatusTone }> = {
  pending: { label: 'Waiting', tone: 'low' },
  published: { label: 'Published', tone: 'good' },
  rejected: { label: 'Rejected', tone: 'bad' },
};

export function ReviewCard({ review, listed, isCurrent, ref, onFocus, onJudge }: ReviewCardProps) {
  const { rating, title, body, author, status, productId, productName, orderNumber, createdAt } = review;
  const isJudged = status !== listed;
  return (
    <article
      ref={ref}
      tabIndex={-1}
      onFocus={onFocus}
      aria-label={`${title}, by ${author}`}
      aria-current={isCurrent || undefined}
      className={clsx(
        'scroll-mt-20 rounded-2xl border px-5 py-4 outline-none transition-opacity focus-visible:ring-2 focus-visible:ring-accent',
        isCurrent ? 'border-ink' : 'border-line',
        isJudged ? 'bg-layer-2' : 'bg-panel',
      )}
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Stars rating={rating} />
        <h2 className="min-w-0 break-words font-semibold">{title}</h2>
        <span className="ml-auto">
          <Status tone={WORDS[status].tone}>{WORDS[status].label}</Status>
        </span>
      </div>
      <p className="wrap-anywhere mt-2 max-w-3xl whitespace-pre-line text-small">{body}</p>
      <div className="mt-3 flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <p className="text-ink-soft text-micro">
          {author}, <Moment at={createdAt} precise />
          {orderNumber && `, order ${orderNumber}`}
          {', on '}
          <AdminLink
            href={`/admin/products/${productId}`}
            className="font-medium text-ink underline underline-offset-4 hover:text-accent"
          >
            {productName}
          </AdminLink>
        </p>
        <p className="flex gap-2">
          {status !== 'rejected' && (
            <Button size="small" onClick={() => onJudge('rejected')}>
              <X className="size-4" aria-hidden="true" />
              {status === 'published' ? 'Take down' : 'Reject'}
            </Button>
          )}
          {status !== 'published' && (
            <Button size="small" kind={isCurrent ? 'primary' : 'plain'} onClick={() => onJudge('published')}>
              <Check className="size-4" aria-hidden="true" />
              Publish
            </Button>
          )}
        </p>
      </div>
    </article>
  );
}
