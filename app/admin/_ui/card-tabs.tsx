import { clsx } from 'clsx';
import { AdminLink } from './admin-link.tsx';

export type CardTab = {
  href: string;
  label: string;
  isCurrent: boolean;
  /** How many are behind it. */
  count?: number;
};

const number = new Intl.NumberFormat('en-IE');

/** Parts of a list at the top of its card, side by side; on a narrow screen they scroll in their own line. */
export function CardTabs({ label, tabs }: { label: string; tabs: readonly CardTab[] }) {
  return (
    <nav aria-label={label} className="quiet-scrollbar overflow-x-auto border-line border-b px-3">
      <ul className="flex w-max gap-1">
        {tabs.map(({ href, label: text, isCurrent, count }) => (
          <li key={href}>
            <AdminLink
              href={href}
              aria-current={isCurrent ? 'page' : undefined}
              className={clsx(
                'relative flex min-h-11 items-center gap-1.5 px-2.5 text-small',
                isCurrent
                  ? 'font-semibold after:absolute after:inset-x-2.5 after:bottom-0 after:h-0.5 after:rounded-full after:bg-ink'
                  : 'text-ink-soft hover:text-ink',
              )}
            >
              {text}
              {count !== undefined && (
                <span
                  className={clsx(
                    'rounded-full px-1.5 text-micro tabular-nums',
                    isCurrent ? 'bg-ink text-ground' : 'bg-layer-3 text-ink-soft',
                  )}
                >
                  {number.format(count)}
                </span>
              )}
            </AdminLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
