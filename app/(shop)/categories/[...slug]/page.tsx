import type { Metadata } from 'next';
import { permanentRedirect } from 'next/navigation';
import { connection } from 'next/server';
import { describePage } from '#app/_seo/describe-page.ts';
import { toBreadcrumbList } from '#app/_seo/structured-data.ts';
import { categoryHref } from '#app/_ui/hrefs.ts';
import { NotFoundView } from '#app/_ui/not-found-view.tsx';
import { Breadcrumbs } from '#app/_ui/primitives/breadcrumbs.tsx';
import { JsonLd } from '#app/_ui/primitives/json-ld.tsx';
import { isBehindEnd } from '#app/(shop)/_listing/is-behind-end.ts';
import { listingHref } from '#app/(shop)/_listing/listing-href.ts';
import { ProductListing } from '#app/(shop)/_listing/product-listing.tsx';
import { categorySorts, searchSorts } from '#app/(shop)/_listing/sort-options.ts';
import { findMovedCategory } from '#lib/catalog/categories/find-moved.ts';
import { readListingPage } from '#lib/catalog/listing-query.ts';
import { addProductCounts, findCategory, getCategoryTree } from '#lib/catalog/read.ts';
import { answerNotFound } from '#lib/http/answer.ts';
import { browseProducts } from '#lib/search/browse.ts';
import { CategoryChips } from './_parts/category-chips.tsx';
import { EmptyCategory } from './_parts/empty-category.tsx';

type Props = PageProps<'/categories/[...slug]'>;

async function readRequest({ params, searchParams }: Props) {
  await connection();
  const path = (await params).slug.join('/');
  return { path, query: readListingPage(await searchParams, { category: path }) };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { path, query } = await readRequest(props);
  const found = await findCategory(path);
  if (!found) return { title: 'Category not found', robots: { index: false } };
  const { category, trail } = found;
  return describePage({
    title: [...trail.map((step) => step.name).reverse(), ...(query.page > 1 ? [`page ${query.page}`] : [])].join(', '),
    description: category.description || `${category.name} at Strata.`,
    // Filters and orders are views of the same list.
    canonical: listingHref(categoryHref(path), { page: query.page, pageSize: query.pageSize, sort: 'popular' }),
    picture: category.picture,
  });
}

export default async function CategoryPage(props: Props) {
  const { path, query } = await readRequest(props);
  const found = await findCategory(path);
  if (!found) {
    const moved = await findMovedCategory(path);
    if (moved !== null) permanentRedirect(listingHref(categoryHref(moved), query));
    answerNotFound();
    return (
      <NotFoundView
        title="There is no such category"
        text="It may have been renamed. Search for what you want, or pick one of the departments."
        departments={await getCategoryTree()}
      />
    );
  }
  const { category, trail } = found;
  const [list, counted] = await Promise.all([browseProducts(query), addProductCounts(trail)]);
  if (isBehindEnd(list)) answerNotFound();
  const crumbs = [
    { name: 'Strata', href: '/' },
    ...trail.map((step) => ({ name: step.name, href: categoryHref(step.path) })),
  ];
  return (
    <div className="page-width pt-6 pb-32 lg:pt-8">
      <JsonLd data={toBreadcrumbList(crumbs)} />
      <Breadcrumbs crumbs={crumbs.slice(0, -1)} />
      <header className="mt-4 mb-8 grid items-end gap-x-10 gap-y-3 lg:mt-6 lg:mb-10 lg:grid-cols-12">
        <h1 className="heading text-title-1 lg:col-span-7">{category.name}</h1>
        {category.description && (
          <p className="max-w-xl text-ink-soft text-lead lg:col-span-5">{category.description}</p>
        )}
      </header>
      <CategoryChips trail={counted} />
      <ProductListing
        list={list}
        label={category.name}
        path={categoryHref(path)}
        query={query}
        sorts={query.q === undefined ? categorySorts : searchSorts}
        empty={<EmptyCategory name={category.name} parent={trail.at(-2)} />}
      />
    </div>
  );
}
