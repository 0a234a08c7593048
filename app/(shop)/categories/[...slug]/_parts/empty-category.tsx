import { categoryHref } from '#app/_ui/hrefs.ts';
import { Link } from '#app/_ui/link.tsx';
import { buttonStyles } from '#app/_ui/primitives/button-styles.ts';
import type { Category } from '#lib/catalog/types.ts';

export type EmptyCategoryProps = { name: string; parent: Category | undefined };

export function EmptyCategory({ name, parent }: EmptyCategoryProps) {
  return (
    <div className="rounded-layer bg-layer-2 px-6 py-16 text-center">
      <h2 className="heading text-title-2">Nothing here at the moment</h2>
      <p className="mx-auto mt-3 mb-7 max-w-md text-ink-soft">{name} has no products right now.</p>
      <Link href={parent ? categoryHref(parent.path) : '/'} className={buttonStyles.solid}>
        {parent ? `See all of ${parent.name}` : 'Go to the home page'}
      </Link>
    </div>
  );
}
