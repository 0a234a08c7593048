import { clsx } from 'clsx';
import { type ComponentProps, type ReactNode, useId } from 'react';

export type CheckFieldProps = Omit<ComponentProps<'input'>, 'type'> & { label: ReactNode; hint?: ReactNode };

/** Something that is so or is not. */
export function CheckField({ label, hint, id, className, ...rest }: CheckFieldProps) {
  const made = useId();
  const control = id ?? made;
  return (
    <div className={clsx('flex items-start gap-3', className)}>
      <input
        {...rest}
        type="checkbox"
        id={control}
        {...(hint && { 'aria-describedby': `${control}-hint` })}
        className="mt-0.5 size-4.5 shrink-0 accent-accent"
      />
      <div className="min-w-0">
        <label htmlFor={control} className="block font-medium text-small">
          {label}
        </label>
        {hint && (
          <p id={`${control}-hint`} className="text-ink-soft text-micro">
            {hint}
          </p>
        )}
      </div>
    </div>
  );
}
