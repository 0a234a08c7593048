import type { Category } from '#lib/catalog/types.ts';
import { categoryHref } from './hrefs.ts';
import { Link } from './link.tsx';
import { Picture } from './picture.tsx';

export type DepartmentTileProps = { department: Category; headingLevel?: 'h2' | 'h3' };

const SIZES = '(min-width: 84rem) 19.5rem, (min-width: 64rem) 23vw, 46vw';

export function DepartmentTile({ department, headingLevel: Heading = 'h3' }: DepartmentTileProps) {
  return (
    <article className="group relative">
      <div className="aspect-5/4 overflow-hidden rounded-tile bg-layer-3">
        {department.picture && (
          <Picture
            picture={department.picture}
            sizes={SIZES}
            alt=""
            className="size-full transition-transform duration-500 ease-out group-hover:scale-[1.035]"
          />
        )}
      </div>
      <div className="mt-3 flex flex-wrap items-baseline justify-between gap-x-3">
        <Heading className="heading text-title-3">
          <Link
            href={categoryHref(department.path)}
            className="decoration-2 underline-offset-4 outline-offset-4 after:absolute after:inset-0 after:rounded-tile group-hover:underline"
          >
            {department.name}
          </Link>
        </Heading>
        <p className="text-ink-soft text-small tabular-nums">{department.productCount.toLocaleString('en')} products</p>
      </div>
    </article>
  );
}
