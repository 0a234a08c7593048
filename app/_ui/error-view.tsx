'use client';

import { buttonStyles } from './primitives/button-styles.ts';

export type ErrorViewProps = { retry: () => void };

export function ErrorView({ retry }: ErrorViewProps) {
  return (
    <div className="page-width pt-10 pb-32 lg:pt-20">
      <title>Something went wrong | Strata</title>
      <h1 className="heading max-w-3xl text-title-1">This page did not come together</h1>
      <p className="mt-5 max-w-xl text-ink-soft text-lead">
        Something failed on our side, not on yours. Trying again often helps.
      </p>
      <div className="mt-9 flex flex-wrap gap-3">
        <button type="button" onClick={retry} className={buttonStyles.solid}>
          Try again
        </button>
        {/* A new document on purpose: what failed may have left the client router in a broken state. */}
        <a href="/" className={buttonStyles.outline}>
          Go to the home page
        </a>
      </div>
    </div>
  );
}
