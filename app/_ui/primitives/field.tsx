import { clsx } from 'clsx';
import type { ComponentProps, ReactNode } from 'react';
import { ChevronIcon } from './icons.tsx';

type FieldProps = {
  /** Of the control; its hint and its error are named after it. */
  id: string;
  label: string;
  /** Said below the label, before anybody has got it wrong. */
  hint?: string | undefined;
  /** What is wrong with it; shown and read out with the control. */
  error?: string | undefined;
  /** Says so beside the label: what must be given goes without saying. */
  optional?: boolean;
  className?: string | undefined;
};

export type TextFieldProps = FieldProps & Omit<ComponentProps<'input'>, keyof FieldProps>;
export type SelectFieldProps = FieldProps & Omit<ComponentProps<'select'>, keyof FieldProps>;

const control =
  'h-13 w-full rounded-2xl border bg-panel px-4 text-body text-ink outline-offset-2 transition-colors disabled:opacity-60';

const idsOfTexts = ({ id, hint, error }: FieldProps) =>
  [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined;

/** One line of text with its label, hint and error. */
export function TextField({ id, label, hint, error, optional = false, className, ...input }: TextFieldProps) {
  const field = { id, label, hint, error, optional, className };
  return (
    <Field {...field}>
      <input
        {...input}
        id={id}
        required={!optional}
        aria-invalid={error ? true : undefined}
        aria-describedby={idsOfTexts(field)}
        className={clsx(control, error ? 'border-bad' : 'border-line-strong hover:border-ink')}
      />
    </Field>
  );
}

/** A native list to choose from; `children` are its options. */
export function SelectField({ id, label, hint, error, optional = false, className, ...select }: SelectFieldProps) {
  const field = { id, label, hint, error, optional, className };
  return (
    <Field {...field}>
      <span className="relative block">
        <select
          {...select}
          id={id}
          required={!optional}
          aria-invalid={error ? true : undefined}
          aria-describedby={idsOfTexts(field)}
          className={clsx(
            control,
            'appearance-none pr-11',
            error ? 'border-bad' : 'border-line-strong hover:border-ink',
          )}
        />
        <ChevronIcon className="pointer-events-none absolute top-1/2 right-4 size-4 -translate-y-1/2" />
      </span>
    </Field>
  );
}

function Field({ id, label, hint, error, optional, className, children }: FieldProps & { children: ReactNode }) {
  return (
    <div className={className}>
      <label htmlFor={id} className="mb-1.5 block font-medium text-small">
        {label}
        {optional && <span className="font-normal text-ink-soft"> (optional)</span>}
      </label>
      {hint && (
        <p id={`${id}-hint`} className="-mt-1 mb-1.5 text-ink-soft text-micro">
          {hint}
        </p>
      )}
      {children}
      {error && (
        <p id={`${id}-error`} className="mt-1.5 font-medium text-bad text-small">
          {error}
        </p>
      )}
    </div>
  );
}
