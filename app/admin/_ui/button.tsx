import { clsx } from 'clsx';
import { LoaderCircle } from 'lucide-react';
import type { ComponentProps } from 'react';
import { type ButtonKind, type ButtonSize, buttonLook } from './button-look.ts';

export type ButtonProps = ComponentProps<'button'> & {
  kind?: ButtonKind;
  size?: ButtonSize;
  /** What it started is under way: it says so, and a second press does nothing. It keeps the focus. */
  isBusy?: boolean;
};

export function Button({ kind, size, isBusy = false, className, children, onClick, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      onClick={isBusy ? (event) => event.preventDefault() : onClick}
      aria-disabled={isBusy || undefined}
      className={clsx(buttonLook(kind, size), className)}
    >
      {isBusy && <LoaderCircle className="size-4 animate-spin" aria-hidden="true" />}
      {children}
    </button>
  );
}
