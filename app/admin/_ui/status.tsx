import { clsx } from 'clsx';
import type { ReactNode } from 'react';

export type StatusTone = 'good' | 'low' | 'bad' | 'accent' | 'quiet';

const tones: Record<StatusTone, string> = {
  good: 'bg-good-soft text-good',
  low: 'bg-low-soft text-low',
  bad: 'bg-bad-soft text-bad',
  accent: 'bg-accent-soft text-accent',
  quiet: 'bg-layer-3 text-ink-soft',
};

/** A state in a word. The word says it; the colour only helps to find it. */
export function Status({ tone, children }: { tone: StatusTone; children: ReactNode }) {
  return (
    <span
      className={clsx(
        'inline-flex items-center gap-1.5 whitespace-nowrap rounded-full px-2.5 py-0.5 font-semibold text-micro',
        tones[tone],
      )}
    >
      <span aria-hidden="true" className="size-1.5 rounded-full bg-current" />
      {children}
    </span>
  );
}
