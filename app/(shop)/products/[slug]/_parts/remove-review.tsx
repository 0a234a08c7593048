'use client';

import { useEffect, useRef, useState } from 'react';
import { buttonStyles } from '#app/_ui/primitives/button-styles.ts';

export type RemoveReviewProps = { busy: boolean; onRemove: () => void };

/** Asks once more: what somebody has written is not brought back. */
export function RemoveReview({ busy, onRemove }: RemoveReviewProps) {
  const [step, setStep] = useState<'first' | 'asking' | 'kept'>('first');
  const next = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // What had the focus is gone: it goes on with what does no harm.
    if (step !== 'first') next.current?.focus();
  }, [step]);
  if (step !== 'asking') {
    return (
      <button
        ref={next}
        type="button"
        onClick={() => setStep('asking')}
        disabled={busy}
        className={buttonStyles.outline}
      >
        Remove it
      </button>
    );
  }
  return (
    <>
      <button type="button" onClick={onRemove} disabled={busy} className={buttonStyles.danger}>
        Remove it for good
      </button>
      <button ref={next} type="button" onClick={() => setStep('kept')} disabled={busy} className={buttonStyles.outline}>
        Keep it
      </button>
    </>
  );
}
