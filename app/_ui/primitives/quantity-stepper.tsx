'use client';

import { clsx } from 'clsx';
import { useEffect, useRef } from 'react';
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
  const field = useRef<HTMLInputElement>(null);
  // A value that comes from elsewhere replaces what is typed, in a field that keeps the focus.
  useEffect(() => {
    if (field.current) field.current.value = String(value);
  }, [value]);

  function take(input: HTMLInputElement) {
    const typed = Number(input.value);
    const next = Number.isInteger(typed) && typed >= 1 ? Math.min(typed, max) : value;
    input.value = String(next);
    if (next !== value) onChange(next);
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
        ref={field}
        type="text"
        inputMode="numeric"
        aria-label={label}
        defaultValue={value}
        maxLength={2}
        onFocus={(event) => event.currentTarget.select()}
        onBlur={(event) => take(event.currentTarget)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          take(event.currentTarget);
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
