import { clsx } from 'clsx';
import type { ReactNode } from 'react';

export type BadgeProps = { kind: 'accent' | 'quiet'; children: ReactNode };

export function Badge({ kind, children }: BadgeProps) {
  return (
    <span
      className={clsx(
        'inline-block rounded-full px-2.5 py-1 font-semibold text-micro tabular-nums',
        kind === 'accent' ? 'bg-accent text-on-accent' : 'bg-ink text-ground',
      )}
    >
      {children}
    </span>
  );
}
