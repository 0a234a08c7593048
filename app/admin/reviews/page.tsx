import type { Metadata } from 'next';
import { Pagination } from '#app/_ui/primitives/pagination.tsx';
import { countPages } from '#app/_ui/primitives/pagination-model.ts';
import { isId } from '#lib/catalog/ids.ts';
import { pageNumber } from '#lib/http/params.ts';
import { listReviewsByStatus } from '#lib/reviews/moderate.ts';
import type { ReviewStatus } from '#lib/reviews/rating.ts';
import { openAdminPage } from '../_frame/open-admin-page.tsx';
import { AdminLink } from '../_ui/admin-link.tsx';
import { PageHeader } from '../_ui/page-header.tsx';
import { TabLinks } from '../_ui/tab-links.tsx';
import { ReviewQueue } from './_parts/review-queue.tsx';

type Props = PageProps<'/admin/reviews'>;

export const metadata: Metadata = { title: 'Reviews' };

const PAGE_SIZE = 20;
const TABS: readonly { status: ReviewStatus; label: string }[] = [
  { status: 'pending', label: 'Waiting' },
  { status: 'published', label: 'Published' },
  { status: 'rejected', label: 'Rejected' },
];

export default function ReviewsPage({ searchParams }: Props) {
  return openAdminPage('support', async (actor) => {
    // An address that was mistyped shows those that wait.
    const asked = await searchParams;
    const status = TABS.find((tab) => tab.status === asked.status)?.status ?? 'pending';
    const page = pageNumber.safeParse(asked.page).data ?? 1;
    const productId = typeof asked.product === 'string' && isId(asked.product) ? asked.product : undefined;
    const query = { status, productId, page, pageSize: PAGE_SIZE };
    const listed = listReviewsByStatus(actor, query);
    const [list, waiting] = await Promise.all([
      listed,
      status === 'pending'
        ? listed
        : listReviewsByStatus(actor, { status: 'pending', productId, page: 1, pageSize: 1 }),
    ]);
    return (
      <>
        <PageHeader
          title="Reviews"
          text="Nothing is printed that nobody has read: a review shows once it is published here."
        />
        <TabLinks
          label="Which reviews"
          tabs={TABS.map((tab) => ({
            href: hrefOf(tab.status, productId),
            label: tab.label,
            isCurrent: tab.status === status,
            ...(tab.status === 'pending' && { count: waiting.total.toLocaleString('en') }),
          }))}
        />
        {productId !== undefined && (
          <p className="mb-4 text-small">
            Those of one product only.{' '}
            <AdminLink href={hrefOf(status, undefined)} className="underline underline-offset-4 hover:text-accent">
              Show all
            </AdminLink>
          </p>
        )}
        <ReviewQueue key={`${hrefOf(status, productId)} ${page}`} query={query} initial={list} />
        <Pagination
          page={page}
          pageCount={countPages(list.total, PAGE_SIZE)}
          hrefOf={(target) => hrefOf(status, productId, target)}
        />
      </>
    );
  });
}

function hrefOf(status: ReviewStatus, product: string | undefined, page = 1): string {
  const query = new URLSearchParams({
    ...(status !== 'pending' && { status }),
    ...(product !== undefined && { product }),
    ...(page > 1 && { page: String(page) }),
  });
  return query.size > 0 ? `/admin/reviews?${query}` : '/admin/reviews';
}
