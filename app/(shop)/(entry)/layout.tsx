import type { ReactNode } from 'react';
import { StrataBands } from '#app/_ui/primitives/strata-bands.tsx';

const GAINS = [
  ['Everything you ordered', 'with its invoice, where it is, and a way to order it again'],
  ['Your addresses', 'so that the checkout knows where to'],
  ['One cart and one wishlist', 'on every device that you sign in with'],
] as const;

/** The way into an account: a form, and beside it what is behind. */
export default function EntryLayout({ children }: { children: ReactNode }) {
  return (
    <div className="relative isolate min-h-[60vh] overflow-clip bg-layer-1">
      <StrataBands className="absolute inset-x-0 bottom-0 -z-10 h-64 w-full lg:h-80" />
      <div className="page-width grid items-start gap-x-20 pt-8 pb-[calc(var(--space-layer)+var(--round-layer))] lg:grid-cols-[minmax(0,29rem)_minmax(0,1fr)] lg:pt-16">
        <div className="rounded-tile border border-line bg-panel px-5 py-8 sm:px-10 sm:py-10">{children}</div>
        <aside aria-label="What an account is for" className="hidden pt-10 lg:block">
          <p className="heading max-w-md text-title-2">What you keep here lies one layer below the shop.</p>
          <ul className="mt-10 max-w-md space-y-6">
            {GAINS.map(([what, why]) => (
              <li key={what} className="border-accent border-l-4 pl-5">
                <p className="font-semibold">{what}</p>
                <p className="text-ink-soft text-small">{why}</p>
              </li>
            ))}
          </ul>
        </aside>
      </div>
    </div>
  );
}
