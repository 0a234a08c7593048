import { clsx } from 'clsx';
import { categoryHref } from '#app/_ui/hrefs.ts';
import { Link } from '#app/_ui/link.tsx';
import type { CountedCategory } from '#lib/catalog/types.ts';

export type CategoryChipsProps = { trail: CountedCategory[] };

/** What is below the category; for one with nothing below, its neighbours. */
export function CategoryChips({ trail }: CategoryChipsProps) {
  const current = trail.at(-1);
  const parent = current?.children.length ? current : trail.at(-2);
  if (!current || !parent?.children.length) return null;
  const chips = [{ ...parent, name: `All ${parent.name.toLowerCase()}` }, ...parent.children];
  return (
    <nav aria-label={`In ${parent.name}`} className="mb-8 lg:mb-10">
      <ul className="edge-to-edge quiet-scrollbar flex gap-2 overflow-x-auto py-1 md:mx-0 md:flex-wrap md:px-0">
        {chips.map((chip) => (
          <li key={chip.id} className="shrink-0">
            <Link
              href={categoryHref(chip.path)}
              aria-current={chip.id === current.id ? 'page' : undefined}
              className={clsx('pill', chip.id === current.id ? 'bg-ink text-ground' : 'bg-layer-2 hover:bg-layer-3')}
            >
              {chip.name}
              <span
                className={clsx('text-micro tabular-nums', chip.id === current.id ? 'opacity-85' : 'text-ink-soft')}
              >
                {chip.productCount.toLocaleString('en')}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
