import { clsx } from 'clsx';
import type { ComponentProps } from 'react';

export type TextAreaFieldProps = {
  id: string;
  label: string;
  error?: string | undefined;
} & Omit<ComponentProps<'textarea'>, 'id'>;

/** Several lines of text, growing with what is written. */
export function TextAreaField({ id, label, error, className, ...area }: TextAreaFieldProps) {
  return (
    <div className={className}>
      <label htmlFor={id} className="mb-1.5 block font-medium text-small">
        {label}
      </label>
      <textarea
        {...area}
        id={id}
        required
        aria-invalid={error ? true : undefined}
        aria-describedby={error && `${id}-error`}
        className={clsx(
          'field-sizing-content max-h-80 min-h-32 w-full rounded-2xl border bg-panel px-4 py-3 text-body text-ink outline-offset-2 transition-colors disabled:opacity-60',
          error ? 'border-bad' : 'border-line-strong hover:border-ink',
        )}
      />
      {error && (
        <p id={`${id}-error`} className="mt-1.5 font-medium text-bad text-small">
          {error}
        </p>
      )}
    </div>
  );
}
