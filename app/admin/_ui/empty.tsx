import type { ReactNode } from 'react';

export type EmptyProps = { title: string; text?: ReactNode; action?: ReactNode };

/** What stands where a list has nothing to show: says why, and what to do. */
export function Empty({ title, text, action }: EmptyProps) {
  return (
    <div className="px-6 py-14 text-center">
      <p className="font-semibold">{title}</p>
      {text && <p className="mx-auto mt-1.5 max-w-md text-balance text-ink-soft text-small">{text}</p>}
      {action && <div className="mt-5 flex justify-center">{action}</div>}
    </div>
  );
}
