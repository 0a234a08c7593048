'use client';

import { clsx } from 'clsx';

export type ViewTab<Value extends string> = { value: Value; label: string; count?: number | undefined };
export type ViewTabsProps<Value extends string> = {
  /** What is chosen between. */
  label: string;
  tabs: readonly ViewTab<Value>[];
  current: Value;
  onChange: (value: Value) => void;
};

/** Ways to see one list, with how much there is in each. */
export function ViewTabs<Value extends string>({ label, tabs, current, onChange }: ViewTabsProps<Value>) {
  return (
    <fieldset className="flex w-fit min-w-0 max-w-full gap-1 overflow-x-auto rounded-xl bg-layer-3 p-1">
      <legend className="sr-only">{label}</legend>
      {tabs.map(({ value, label: text, count }) => (
        <button
          key={value}
          type="button"
          aria-pressed={value === current}
          onClick={() => onChange(value)}
          className={clsx(
            'inline-flex min-h-8 items-center gap-2 whitespace-nowrap rounded-lg px-3 font-semibold text-micro pointer-coarse:min-h-9',
            value === current ? 'bg-panel text-ink shadow-sm' : 'text-ink-soft hover:text-ink',
          )}
        >
          {text}
          {count !== undefined && <span className="font-normal tabular-nums">{count.toLocaleString('en')}</span>}
        </button>
      ))}
    </fieldset>
  );
}
