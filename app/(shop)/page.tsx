import type { Metadata } from 'next';
import { connection } from 'next/server';
import { DepartmentGrid } from '#app/_ui/department-grid.tsx';
import { ProductRail } from '#app/_ui/product-rail.tsx';
import { RecentlyViewed } from '#app/_ui/recent/recently-viewed.tsx';
import { readListingPage } from '#lib/catalog/listing-query.ts';
import { addProductCounts, getCategoryTree, getHomeRails, listProducts } from '#lib/catalog/read.ts';
import { About } from './_home/about.tsx';
import { Hero } from './_home/hero.tsx';
import { pickShowpieces } from './_home/showpieces.ts';

export const metadata: Metadata = {
  title: { absolute: 'Strata: things for every layer of the day' },
  alternates: { canonical: '/' },
  openGraph: { type: 'website', url: '/', siteName: 'Strata' },
};

export default async function HomePage() {
  await connection();
  const [departments, rails, all] = await Promise.all([
    getCategoryTree().then(addProductCounts),
    getHomeRails(),
    // Only for their number.
    listProducts({ ...readListingPage({}), pageSize: 1 }),
  ]);
  return (
    <>
      <Hero
        departments={departments}
        productCount={all.total}
        showpieces={pickShowpieces([...rails.popular, ...rails.newest])}
      />
      <div id="departments" className="bg-layer-4 pt-6 pb-[calc(var(--space-layer)+var(--round-layer))]">
        <section className="page-width" aria-labelledby="departments-title">
          <h2 id="departments-title" className="heading mb-7 text-title-2 lg:mb-10">
            Departments
          </h2>
          <DepartmentGrid departments={departments} />
        </section>
      </div>
      <div className="stratum bg-ground">
        <div className="page-width">
          <ProductRail id="popular" title="Popular now" products={rails.popular.slice(0, 8)} />
        </div>
      </div>
      <div className="stratum bg-layer-1">
        <div className="page-width">
          <ProductRail id="newest" title="New in" products={rails.newest.slice(0, 8)} />
        </div>
      </div>
      <div className="stratum bg-layer-2">
        <div className="page-width">
          <ProductRail
            id="on-sale"
            title="On sale"
            note="The struck price is what the same thing cost before."
            products={rails.onSale.slice(0, 8)}
          />
        </div>
      </div>
      <RecentlyViewed className="stratum bg-layer-3" />
      <About />
    </>
  );
}
