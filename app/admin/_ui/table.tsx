import { clsx } from 'clsx';
import type { ComponentProps, ReactNode } from 'react';

/** A table in a card; wider than its place, it scrolls sideways by itself, by keyboard too. */
export function Table({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
    <section aria-label={label} tabIndex={0} className="relative overflow-x-auto">
      <table className="w-full border-collapse text-left text-small">{children}</table>
    </section>
  );
}

export type CellProps = ComponentProps<'td'> & { isNumber?: boolean };

export function HeadCell({ isNumber = false, className, ...rest }: ComponentProps<'th'> & { isNumber?: boolean }) {
  return (
    <th
      scope="col"
      {...rest}
      className={clsx(
        'whitespace-nowrap border-line border-b px-3 py-2.5 font-semibold text-ink-soft text-micro first:pl-5 last:pr-5',
        isNumber && 'text-right',
        className,
      )}
    />
  );
}

export function Cell({ isNumber = false, className, ...rest }: CellProps) {
  return (
    <td
      {...rest}
      className={clsx(
        'border-line border-b px-3 py-2.5 first:pl-5 last:pr-5',
        isNumber && 'whitespace-nowrap text-right tabular-nums',
        className,
      )}
    />
  );
}
