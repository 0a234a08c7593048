import type { ReactNode } from 'react';
import { buttonStyles } from '#app/_ui/primitives/button-styles.ts';

/** `block`: the one thing to do. `quiet`: one of several, in a line. `danger`: cannot be undone. */
export type SubmitLook = 'block' | 'plain' | 'quiet' | 'danger';

const looks: Record<SubmitLook, string> = {
  block: `${buttonStyles.solid} mt-7 w-full`,
  plain: `${buttonStyles.solid} mt-6`,
  quiet:
    'inline-flex min-h-11 items-center font-medium text-small underline decoration-line-strong underline-offset-4 hover:decoration-ink',
  danger: `${buttonStyles.danger} mt-6`,
};

export type SubmitButtonProps = { look?: SubmitLook | undefined; sending: boolean; children: ReactNode };

export function SubmitButton({ look = 'block', sending, children }: SubmitButtonProps) {
  return (
    <button type="submit" aria-disabled={sending || undefined} className={`${looks[look]} aria-disabled:opacity-60`}>
      {children}
      {sending && <span className="sr-only">, under way</span>}
    </button>
  );
}
