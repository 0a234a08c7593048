import type { ReactNode } from 'react';

export type SectionProps = { title: string; id: string; aside?: ReactNode; children: ReactNode };

/** One step of the checkout: a group of fields under a name that is read out with each. */
export function Section({ title, id, aside, children }: SectionProps) {
  return (
    <fieldset
      id={id}
      tabIndex={-1}
      className="relative rounded-tile border border-line bg-panel p-5 outline-none sm:p-8"
    >
      <legend className="sr-only">{title}</legend>
      <div className="mb-5 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h2 className="heading text-title-3">{title}</h2>
        {aside && <div className="text-small">{aside}</div>}
      </div>
      {children}
    </fieldset>
  );
}
