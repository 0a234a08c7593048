import type { Category, CountedCategory } from '#lib/catalog/types.ts';
import { categoryHref } from './hrefs.ts';
import { Link } from './link.tsx';
import { Picture } from './picture.tsx';
import { countOf } from './primitives/count-of.ts';

export type DepartmentTileProps = { department: Category | CountedCategory };

const SIZES = '(min-width: 84rem) 27rem, (min-width: 64rem) 31vw, 46vw';

export function DepartmentTile({ department }: DepartmentTileProps) {
  return (
    <article className="group relative">
      <div className="aspect-5/4 overflow-hidden rounded-tile bg-layer-3">
        {department.picture && <Picture picture={department.picture} sizes={SIZES} alt="" className="grows-on-hover" />}
      </div>
      <div className="mt-3">
        <h3 className="heading text-title-3">
          <Link href={categoryHref(department.path)} className="cover-link decoration-2 group-hover:underline">
            {department.name}
          </Link>
        </h3>
        {'productCount' in department && (
          <p className="text-ink-soft text-small tabular-nums">{countOf(department.productCount, 'product')}</p>
        )}
      </div>
    </article>
  );
}
