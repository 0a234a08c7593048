import type { Metadata } from 'next';
import { connection } from 'next/server';
import { describePage } from '#app/_seo/describe-page.ts';
import { toBreadcrumbList, toProductData } from '#app/_seo/structured-data.ts';
import { categoryHref, productHref } from '#app/_ui/hrefs.ts';
import { NotFoundView } from '#app/_ui/not-found-view.tsx';
import { Breadcrumbs } from '#app/_ui/primitives/breadcrumbs.tsx';
import { JsonLd } from '#app/_ui/primitives/json-ld.tsx';
import { ProductRail } from '#app/_ui/product-rail.tsx';
import { RecentlyViewed } from '#app/_ui/recent/recently-viewed.tsx';
import { getPreviewedProduct } from '#lib/catalog/preview.ts';
import { primaryTrail } from '#lib/catalog/primary-trail.ts';
import { getCategoryTree, getProduct, getRelatedProducts } from '#lib/catalog/read.ts';
import { answerNotFound } from '#lib/http/answer.ts';
import { listReviews } from '#lib/reviews/read.ts';
import { BuyColumn } from './_parts/buy-column.tsx';
import { Gallery } from './_parts/gallery.tsx';
import { PreviewBanner } from './_parts/preview-banner.tsx';
import { ProductDetails } from './_parts/product-details.tsx';
import { ProductReviews } from './_parts/product-reviews.tsx';
import { VariantProvider } from './_parts/variant-provider.tsx';

type Props = PageProps<'/products/[slug]'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await connection();
  const { slug } = await params;
  const preview = await getPreviewedProduct(slug);
  const product = preview?.product ?? (await getProduct(slug));
  if (!product) return { title: 'Product not found', robots: { index: false } };
  const page = describePage({
    title: product.seoTitle ?? `${product.name} by ${product.brand}`,
    description: product.seoDescription ?? product.description,
    canonical: productHref(product.slug),
    picture: product.images[0],
  });
  return preview ? { ...page, robots: { index: false, follow: false } } : page;
}

export default async function ProductPage({ params }: Props) {
  await connection();
  const asked = (await params).slug;
  const preview = await getPreviewedProduct(asked);
  const product = preview?.product ?? (await getProduct(asked));
  const initial = product?.variants[0];
  if (!product || !initial) {
    answerNotFound();
    return (
      <NotFoundView
        title="This product is not here"
        text="It may be gone from the range, or its address has a slip in it. There is a good chance of something like it."
        departments={await getCategoryTree()}
      />
    );
  }
  const [reviews, related] = await Promise.all([listReviews(product.id, 1), getRelatedProducts(product, 4)]);
  const { id, slug, name, currency, images, options, variants } = product;
  const crumbs = [
    { name: 'Strata', href: '/' },
    ...primaryTrail(product).map((category) => ({ name: category.name, href: categoryHref(category.path) })),
  ];
  return (
    <>
      {preview && <PreviewBanner {...preview} />}
      <JsonLd data={toProductData(product)} />
      <JsonLd data={toBreadcrumbList([...crumbs, { name, href: productHref(product.slug) }])} />
      <div
        data-product={`${product.id}:${product.version}`}
        className="page-width pt-6 pb-[calc(var(--space-layer)+var(--round-layer))]"
      >
        <Breadcrumbs crumbs={crumbs} />
        <div className="mt-5 grid gap-x-14 gap-y-8 lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)]">
          <VariantProvider
            key={product.id}
            product={{ id, slug, name, currency, images, options, variants }}
            initial={initial}
          >
            <Gallery />
            <BuyColumn product={product} />
          </VariantProvider>
        </div>
      </div>
      {product.attributes.length > 0 && (
        <div className="stratum bg-layer-1">
          <div className="page-width">
            <ProductDetails attributes={product.attributes} />
          </div>
        </div>
      )}
      <div className="stratum bg-layer-2">
        <div className="page-width">
          <ProductReviews product={product} reviews={reviews} />
        </div>
      </div>
      {related.length > 0 && (
        <div className="stratum bg-layer-3">
          <div className="page-width">
            <ProductRail id="related" title="Close to it" products={related} />
          </div>
        </div>
      )}
      {!preview && <RecentlyViewed productId={product.id} className="stratum bg-layer-4" />}
    </>
  );
}
