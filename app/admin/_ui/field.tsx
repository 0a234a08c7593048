import { clsx } from 'clsx';
import { ChevronDown } from 'lucide-react';
import { type ComponentProps, type ReactNode, useId } from 'react';

type FieldProps = {
  label: string;
  /** Keeps the label for screen readers alone, where the place says it to the eye. */
  isLabelHidden?: boolean;
  hint?: ReactNode;
  /** What is wrong with it. */
  error?: string | undefined;
  isOptional?: boolean;
  className?: string | undefined;
};

export type InputFieldProps = FieldProps & Omit<ComponentProps<'input'>, keyof FieldProps>;
export type SelectFieldProps = FieldProps & Omit<ComponentProps<'select'>, keyof FieldProps>;
export type TextAreaFieldProps = FieldProps & Omit<ComponentProps<'textarea'>, keyof FieldProps>;

/** Look of a control in the admin, for those that are no field of this file. */
export const controlLook = (hasError = false): string =>
  clsx(
    'w-full scroll-mt-24 scroll-mb-36 rounded-xl border bg-panel px-3 text-ink text-small transition-colors disabled:opacity-60',
    hasError ? 'border-bad' : 'border-line-strong hover:border-ink',
  );

/** One line of text, a number, a date. */
export function InputField(props: InputFieldProps) {
  const [field, input] = split(props);
  return (
    <Field
      {...field}
      render={(wiring) => <input {...input} {...wiring} className={clsx(controlLook(!!field.error), 'h-10')} />}
    />
  );
}

/** A native list to choose from; `children` are its options. */
export function SelectField(props: SelectFieldProps) {
  const [field, select] = split(props);
  return (
    <Field
      {...field}
      render={(wiring) => (
        <span className="relative block">
          <select {...select} {...wiring} className={clsx(controlLook(!!field.error), 'h-10 appearance-none pr-9')} />
          <ChevronDown
            className="pointer-events-none absolute top-1/2 right-3 size-4 -translate-y-1/2"
            aria-hidden="true"
          />
        </span>
      )}
    />
  );
}

/** Text of several lines. */
export function TextAreaField(props: TextAreaFieldProps) {
  const [field, area] = split(props);
  return (
    <Field
      {...field}
      render={(wiring) => (
        <textarea rows={4} {...area} {...wiring} className={clsx(controlLook(!!field.error), 'block py-2')} />
      )}
    />
  );
}

type Wiring = { id: string; 'aria-invalid'?: true; 'aria-describedby'?: string };

function Field({
  id,
  label,
  isLabelHidden = false,
  hint,
  error,
  isOptional = false,
  className,
  render,
}: FieldProps & { id?: string | undefined; render: (wiring: Wiring) => ReactNode }) {
  const made = useId();
  const control = id ?? made;
  const texts = [hint && `${control}-hint`, error && `${control}-error`].filter(Boolean).join(' ');
  return (
    <div className={className}>
      <label htmlFor={control} className={isLabelHidden ? 'sr-only' : 'mb-1.5 block font-medium text-micro'}>
        {label}
        {isOptional && <span className="font-normal text-ink-soft"> (optional)</span>}
      </label>
      {render({
        id: control,
        ...(error && { 'aria-invalid': true as const }),
        ...(texts && { 'aria-describedby': texts }),
      })}
      {hint && (
        <p id={`${control}-hint`} className="mt-1.5 text-ink-soft text-micro">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${control}-error`} className="mt-1.5 font-medium text-bad text-micro">
          {error}
        </p>
      )}
    </div>
  );
}

/** What the field itself shows, and what is the control's. */
function split<Props extends FieldProps & { id?: string | undefined }>(props: Props) {
  const { id, label, isLabelHidden, hint, error, isOptional, className, ...control } = props;
  const field: FieldProps & { id?: string | undefined } = {
    id,
    label,
    hint,
    error,
    className,
    ...(isLabelHidden !== undefined && { isLabelHidden }),
    ...(isOptional !== undefined && { isOptional }),
  };
  return [field, control] as const;
}
