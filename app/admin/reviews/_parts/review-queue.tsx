'use client';

import { useRef, useState } from 'react';
import { countOf } from '#app/_ui/primitives/count-of.ts';
import { ChangeReceipt } from '#app/admin/_changes/change-receipt.tsx';
import { Button } from '#app/admin/_ui/button.tsx';
import { Card } from '#app/admin/_ui/card.tsx';
import { Empty } from '#app/admin/_ui/empty.tsx';
import { KeyList } from '#app/admin/_ui/key-list.tsx';
import { useKeys } from '#app/admin/_ui/use-keys.ts';
import type { Page } from '#lib/catalog/types.ts';
import type { ModeratedReview, ReviewQuery } from '#lib/reviews/moderate.ts';
import { ReviewCard } from './review-card.tsx';
import { useJudgement, type Verdict } from './use-judgement.ts';

const KEYS = [
  { keys: ['J', 'K'], does: 'next, previous' },
  { keys: ['P'], does: 'publish' },
  { keys: ['R'], does: 'reject, or take down' },
];

const EMPTY_TITLES: Record<ReviewQuery['status'], string> = {
  pending: 'No review is waiting',
  published: 'No review is published',
  rejected: 'No review was rejected',
};

/** Reviews one after the other, to be read and judged by keys or by buttons. */
export function ReviewQueue({ query, initial }: { query: ReviewQuery; initial: Page<ModeratedReview> }) {
  const { reviews, judge, changeId, reload, isLoading } = useJudgement(query, initial);
  const [chosen, setChosen] = useState(0);
  const articles = useRef<(HTMLElement | null)[]>([]);
  const at = Math.min(chosen, Math.max(0, reviews.length - 1));
  const left = reviews.filter(({ status }) => status === query.status).length;

  function go(to: number) {
    setChosen(to);
    articles.current[to]?.focus();
  }
  const next = () => go(Math.min(at + 1, reviews.length - 1));

  function press(verdict: Verdict) {
    const review = reviews[at];
    if (!review || review.status === verdict) return;
    judge(review, verdict);
    next();
  }

  useKeys({
    j: next,
    k: () => go(Math.max(at - 1, 0)),
    p: () => press('published'),
    r: () => press('rejected'),
  });

  if (reviews.length === 0) {
    return (
      <Card isFlush>
        <Empty
          title={EMPTY_TITLES[query.status]}
          text={query.status === 'pending' ? 'Whatever buyers write comes here first.' : undefined}
        />
      </Card>
    );
  }
  return (
    <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_20rem]">
      <div>
        <ul className="grid gap-3">
          {reviews.map((review, index) => (
            <li key={review.id}>
              <ReviewCard
                review={review}
                listed={query.status}
                isCurrent={index === at}
                ref={(element) => {
                  articles.current[index] = element;
                }}
                onFocus={() => setChosen(index)}
                onJudge={(verdict) => judge(review, verdict)}
              />
            </li>
          ))}
        </ul>
        <p role="status" className="sr-only">
          {`${countOf(left, 'review')} of this page to go`}
        </p>
        {left === 0 && (
          <p className="mt-5 flex flex-wrap items-center justify-center gap-4 text-small">
            All of this page are judged.
            <Button size="small" onClick={reload} isBusy={isLoading}>
              Look for more
            </Button>
          </p>
        )}
      </div>
      <div className="grid gap-5 max-xl:order-first xl:sticky xl:top-20">
        {changeId && <ChangeReceipt changeId={changeId} />}
        <Card title="Keys" className="max-xl:hidden">
          <KeyList keys={KEYS} />
        </Card>
      </div>
    </div>
  );
}
