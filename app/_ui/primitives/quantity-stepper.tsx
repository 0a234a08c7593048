'use client';

import { clsx } from 'clsx';
import { MinusIcon, PlusIcon } from './icons.tsx';

export type QuantityStepperProps = {
  /** Of what; the buttons are named after it. */
  label: string;
  value: number;
  max: number;
  onChange: (value: number) => void;
  size?: 'regular' | 'large';
};

/** How many: with two buttons, or typed. */
export function QuantityStepper({ label, value, max, onChange, size = 'regular' }: QuantityStepperProps) {
  const square = size === 'large' ? 'h-13 w-12' : 'h-10 w-9';
  const button = 'inline-flex shrink-0 items-center justify-center rounded-full hover:bg-layer-2 disabled:opacity-35';
  function take(text: string) {
    const typed = Number(text);
    if (Number.isInteger(typed) && typed >= 1) onChange(Math.min(typed, max));
  }
  return (
    <fieldset aria-label={label} className="inline-flex items-center rounded-full border border-line-strong bg-panel">
      <button
        type="button"
        aria-label="One less"
        disabled={value <= 1}
        onClick={() => onChange(value - 1)}
        className={clsx(button, square)}
      >
        <MinusIcon className="size-4" />
      </button>
      <input
        // A value that comes from elsewhere replaces what is typed.
        key={value}
        type="text"
        inputMode="numeric"
        aria-label={label}
        defaultValue={value}
        maxLength={2}
        onFocus={(event) => event.currentTarget.select()}
        onBlur={(event) => {
          take(event.currentTarget.value);
          event.currentTarget.value = String(value);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.currentTarget.blur();
        }}
        className="w-8 bg-transparent text-center font-semibold text-small tabular-nums outline-offset-2"
      />
      <button
        type="button"
        aria-label="One more"
        disabled={value >= max}
        onClick={() => onChange(value + 1)}
        className={clsx(button, square)}
      >
        <PlusIcon className="size-4" />
      </button>
    </fieldset>
  );
}
