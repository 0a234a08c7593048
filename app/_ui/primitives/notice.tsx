import { clsx } from 'clsx';
import type { ComponentProps, ReactNode } from 'react';

export type NoticeProps = {
  /** `bad` for what failed, `low` for what to look at, `good` for what worked, `quiet` for what is good to know. */
  kind: 'bad' | 'low' | 'good' | 'quiet';
  title?: ReactNode;
  children?: ReactNode;
} & Pick<ComponentProps<'div'>, 'role' | 'id' | 'tabIndex' | 'ref' | 'className'>;

const looks = {
  bad: { box: 'border-bad bg-bad-soft', mark: 'bg-bad' },
  low: { box: 'border-low/50 bg-low-soft', mark: 'bg-low' },
  good: { box: 'border-good/50 bg-good-soft', mark: 'bg-good' },
  quiet: { box: 'border-line bg-layer-1', mark: 'bg-line-strong' },
} as const;

/** A sentence or two beside what they are about. The words say it; the colour only helps to find it. */
export function Notice({ kind, title, children, className, ...rest }: NoticeProps) {
  const { box, mark } = looks[kind];
  return (
    <div {...rest} className={clsx('flex gap-3.5 rounded-2xl border px-4 py-3.5 text-small', box, className)}>
      <span aria-hidden="true" className={clsx('mt-1.5 size-2.5 shrink-0 rounded-full', mark)} />
      <div className="min-w-0 flex-1">
        {title && <p className="font-semibold">{title}</p>}
        {children}
      </div>
    </div>
  );
}
