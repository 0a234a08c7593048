import type { Metadata } from 'next';
import { connection } from 'next/server';
import { describePage } from '#app/_seo/describe-page.ts';
import { categoryHref, productHref, productReviewsHref } from '#app/_ui/hrefs.ts';
import { Link } from '#app/_ui/link.tsx';
import { NotFoundView } from '#app/_ui/not-found-view.tsx';
import { Breadcrumbs } from '#app/_ui/primitives/breadcrumbs.tsx';
import { Pagination } from '#app/_ui/primitives/pagination.tsx';
import { countPages } from '#app/_ui/primitives/pagination-model.ts';
import { primaryTrail } from '#lib/catalog/primary-trail.ts';
import { getCategoryTree, getProduct } from '#lib/catalog/read.ts';
import { answerNotFound } from '#lib/http/answer.ts';
import { listReviews } from '#lib/reviews/read.ts';
import { RatingSummary } from '../_parts/rating-summary.tsx';
import { ReviewItem } from '../_parts/review-item.tsx';

type Props = PageProps<'/products/[slug]/reviews'>;

/** As the API takes it; anything else counts as the first page. */
const readPage = (page: string | string[] | undefined) =>
  typeof page === 'string' && /^[1-9]\d{0,3}$/.test(page) ? Number(page) : 1;

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  await connection();
  const product = await getProduct((await params).slug);
  if (!product) return { title: 'Product not found', robots: { index: false } };
  const page = readPage((await searchParams).page);
  return describePage({
    title: `Reviews of ${product.name}${page > 1 ? `, page ${page}` : ''}`,
    description: `What buyers say about ${product.name} by ${product.brand}.`,
    canonical: productReviewsHref(product.slug, page),
    picture: product.images[0],
  });
}

export default async function ReviewsPage({ params, searchParams }: Props) {
  await connection();
  const page = readPage((await searchParams).page);
  const product = await getProduct((await params).slug);
  const reviews = product && (await listReviews(product.id, page));
  if (!product || !reviews || (page > 1 && reviews.items.length === 0)) {
    answerNotFound();
    return (
      <NotFoundView
        title="These reviews are not here"
        text="The product may be gone from the range, or there are fewer pages than that."
        departments={await getCategoryTree()}
      />
    );
  }
  const { slug, name, rating } = product;
  const crumbs = [
    { name: 'Strata', href: '/' },
    ...primaryTrail(product).map((category) => ({ name: category.name, href: categoryHref(category.path) })),
    { name, href: productHref(slug) },
  ];
  return (
    <div className="page-width pt-6 pb-32">
      <Breadcrumbs crumbs={crumbs} />
      <div className="mt-8 grid gap-x-10 gap-y-8 lg:grid-cols-12">
        <div className="lg:sticky lg:top-28 lg:col-span-4 lg:self-start">
          <h1 className="heading text-title-2">Reviews of {name}</h1>
          <RatingSummary rating={rating} distribution={reviews.distribution} />
          <p className="mt-6">
            <Link href={productHref(slug)} className="underline underline-offset-4">
              Back to the product
            </Link>
          </p>
        </div>
        <div className="lg:col-span-8">
          <ul>
            {reviews.items.map((review) => (
              <li key={review.id}>
                <ReviewItem review={review} headingLevel="h2" />
              </li>
            ))}
          </ul>
          <Pagination
            page={page}
            pageCount={countPages(reviews.total, reviews.pageSize)}
            hrefOf={(number) => productReviewsHref(slug, number)}
          />
        </div>
      </div>
    </div>
  );
}
