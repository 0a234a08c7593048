import type { ReactNode } from 'react';

export type AccountCardProps = { id: string; title: string; text?: ReactNode; children: ReactNode };

/** One thing of an account: its name, a sentence about it, and what can be done. */
export function AccountCard({ id, title, text, children }: AccountCardProps) {
  return (
    <section aria-labelledby={id} className="mt-7 rounded-tile border border-line bg-panel p-5 sm:p-8">
      <h2 id={id} className="heading text-title-3">
        {title}
      </h2>
      {text && <p className="mt-2 max-w-prose text-ink-soft text-small">{text}</p>}
      <div className="mt-5">{children}</div>
    </section>
  );
}
