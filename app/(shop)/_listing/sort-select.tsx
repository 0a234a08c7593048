'use client';

import { ChevronIcon } from '#app/_ui/primitives/icons.tsx';
import { useAsShown } from './use-as-shown.ts';

export type SortChoice = { value: string; label: string; href: string };
export type SortSelectProps = {
  path: string;
  /** Parameters of the list that stay as they are. */
  kept: [string, string][];
  choices: SortChoice[];
  current: string;
};

/** A GET form with a button where there are no scripts; with them the choice itself leads to the list. */
export function SortSelect({ path, kept, choices, current }: SortSelectProps) {
  const form = useAsShown();
  function followChoice(value: string) {
    const choice = choices.find((candidate) => candidate.value === value);
    if (choice) location.assign(choice.href);
  }
  return (
    <form ref={form} action={path} autoComplete="off" className="flex items-center gap-2 text-small">
      {kept.map(([name, value]) => (
        <input key={name + value} type="hidden" name={name} value={value} />
      ))}
      <label htmlFor="sort" className="text-ink-soft max-sm:sr-only">
        Sort by
      </label>
      <span className="relative">
        <select
          id="sort"
          name="sort"
          defaultValue={current}
          onChange={(event) => followChoice(event.target.value)}
          className="h-11 appearance-none rounded-full border border-line-strong bg-panel pr-10 pl-4 font-medium"
        >
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
        <ChevronIcon className="pointer-events-none absolute top-3.5 right-4 size-4" />
      </span>
      <button type="submit" className="h-11 rounded-full bg-ink px-4 font-medium text-ground scripting:hidden">
        Sort
      </button>
    </form>
  );
}
