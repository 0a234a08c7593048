import { categoryHref } from '#app/_ui/hrefs.ts';
import { Link } from '#app/_ui/link.tsx';
import { ProductRail } from '#app/_ui/product-rail.tsx';
import { getCategoryTree, getHomeRails } from '#lib/catalog/read.ts';

/** Where to go when there is nothing to search for yet, or nothing was found. */
export async function SearchIdeas() {
  const [departments, rails] = await Promise.all([getCategoryTree(), getHomeRails()]);
  return (
    <>
      <nav aria-label="Departments to look in" className="mb-16 flex flex-wrap gap-2">
        {departments.map((department) => (
          <Link key={department.id} href={categoryHref(department.path)} className="pill bg-layer-2 hover:bg-layer-3">
            {department.name}
          </Link>
        ))}
      </nav>
      <ProductRail id="popular" title="Popular now" products={rails.popular.slice(0, 8)} />
    </>
  );
}
