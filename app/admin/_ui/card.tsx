import { clsx } from 'clsx';
import { type ReactNode, useId } from 'react';

export type CardProps = {
  title?: ReactNode;
  text?: ReactNode;
  actions?: ReactNode;
  /** Without it the content keeps a distance from the edge; tables go up to it. */
  isFlush?: boolean;
  className?: string;
  children: ReactNode;
};

/** A part of a page, with its title. */
export function Card({ title, text, actions, isFlush = false, className, children }: CardProps) {
  const id = useId();
  return (
    <section
      {...(title !== undefined && { 'aria-labelledby': id })}
      className={clsx('rounded-2xl border border-line bg-panel', isFlush && 'overflow-clip', className)}
    >
      {(title !== undefined || actions) && (
        <div className="flex flex-wrap items-start justify-between gap-x-3 gap-y-4.5 px-5 pt-4.5">
          <div className="min-w-0">
            {title !== undefined && (
              <h2 id={id} className="font-semibold text-body leading-tight">
                {title}
              </h2>
            )}
            {text && <p className="mt-1 text-ink-soft text-micro">{text}</p>}
          </div>
          {actions && <div className="-mt-1.5 flex flex-wrap items-center gap-2 sm:-mb-1.5">{actions}</div>}
        </div>
      )}
      <div className={clsx(isFlush ? 'pt-3' : 'px-5 pt-4 pb-5')}>{children}</div>
    </section>
  );
}
