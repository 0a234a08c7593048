'use client';

import { lazy, Suspense, useState } from 'react';
import { buttonStyles } from '#app/_ui/primitives/button-styles.ts';

const ReviewDialog = lazy(() => import('./review-dialog.tsx').then((module) => ({ default: module.ReviewDialog })));

export type ReviewButtonProps = { productId: string; productName: string; slug: string };

/** Whether somebody may write a review is asked when they want to: the page is the same for all. */
export function ReviewButton(props: ReviewButtonProps) {
  const [openings, setOpenings] = useState(0);
  return (
    <div className="needs-scripts mt-7">
      <button type="button" onClick={() => setOpenings(openings + 1)} className={buttonStyles.outline}>
        Write a review
      </button>
      <p className="mt-2.5 text-ink-soft text-micro">For those who have bought it here.</p>
      {openings > 0 && (
        <Suspense>
          <ReviewDialog {...props} openings={openings} />
        </Suspense>
      )}
    </div>
  );
}
