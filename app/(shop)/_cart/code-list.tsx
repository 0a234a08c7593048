import { clsx } from 'clsx';
import type { MouseEvent } from 'react';
import { CloseIcon } from '#app/_ui/primitives/icons.tsx';
import type { CartCode } from '#lib/cart/types.ts';
import { keepFocus } from './keep-focus.ts';
import { useCartQueue } from './use-cart.ts';

export type CodeListProps = { codes: CartCode[] };

/** Codes that are in the cart, each with why it does nothing, if so. */
export function CodeList({ codes }: CodeListProps) {
  const { push } = useCartQueue();
  function remove(event: MouseEvent, code: string) {
    keepFocus(event.currentTarget);
    push({ kind: 'remove-code', code });
  }
  return (
    <ul aria-label="Codes in the cart" className="space-y-2.5">
      {codes.map((entry) => {
        const applies = entry.state === 'applied';
        return (
          <li key={entry.code} className="text-micro">
            <span
              className={clsx(
                'inline-flex items-center gap-1 rounded-full border py-0.5 pr-0.5 pl-3 font-semibold',
                applies ? 'border-transparent bg-accent-soft' : 'border-line-strong border-dashed text-ink-soft',
              )}
            >
              {entry.code}
              <button
                type="button"
                data-remove
                onClick={(event) => remove(event, entry.code)}
                aria-label={`Remove the code ${entry.code}`}
                className="needs-scripts inline-flex size-7 items-center justify-center rounded-full hover:bg-panel"
              >
                <CloseIcon className="size-3.5" />
              </button>
            </span>
            {!applies && <p className="mt-1 text-ink-soft">{entry.message}</p>}
          </li>
        );
      })}
    </ul>
  );
}
