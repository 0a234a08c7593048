import type { ReactNode } from 'react';

export type ChoiceCardProps = {
  name: string;
  value: string;
  checked: boolean;
  onChoose: (value: string) => void;
  title: ReactNode;
  /** On the right, such as a price. */
  figure?: ReactNode;
  children?: ReactNode;
};

/** One of several ways, as a card that is a radio button. */
export function ChoiceCard({ name, value, checked, onChoose, title, figure, children }: ChoiceCardProps) {
  return (
    <label className="relative flex cursor-pointer gap-4 rounded-2xl border border-line-strong bg-ground px-4 py-3.5 transition-colors has-checked:border-accent has-checked:bg-accent-soft hover:border-ink has-focus-visible:outline-3 has-focus-visible:outline-accent has-focus-visible:outline-offset-2">
      <input
        type="radio"
        name={name}
        value={value}
        checked={checked}
        onChange={() => onChoose(value)}
        className="mt-0.5 size-5 shrink-0 accent-accent outline-none"
      />
      <span className="min-w-0 flex-1 text-small">
        <span className="block font-semibold">{title}</span>
        {children && <span className="block text-ink-soft">{children}</span>}
      </span>
      {figure && <span className="shrink-0 font-semibold text-small tabular-nums">{figure}</span>}
    </label>
  );
}
