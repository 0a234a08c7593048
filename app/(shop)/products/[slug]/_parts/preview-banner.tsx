import { Moment } from '#app/_ui/moment.tsx';
import type { AdminProduct } from '#lib/catalog/admin-product.ts';

export type PreviewBannerProps = {
  product: Pick<AdminProduct, 'status' | 'publishAt' | 'deletedAt'>;
  /** When the link stops working; ms since 1970. */
  until: number;
};

/** Says that the page is not what shoppers see, and until when its link shows it. */
export function PreviewBanner({ product, until }: PreviewBannerProps) {
  return (
    <section
      aria-label="Preview"
      className="sticky top-0 z-20 border-accent border-b bg-accent-soft py-2.5 text-small print:hidden"
    >
      <p className="page-width flex flex-wrap items-baseline gap-x-3 gap-y-0.5">
        <strong className="text-accent">Preview: {wordOf(product)}</strong>
        <span>
          Only this link shows the page like this, until <Moment at={new Date(until).toISOString()} precise />.
        </span>
      </p>
    </section>
  );
}

function wordOf({ status, publishAt, deletedAt }: PreviewBannerProps['product']): string {
  if (deletedAt !== null) return 'in the bin';
  if (status === 'draft') return publishAt === null ? 'a draft' : 'scheduled';
  return status === 'archived' ? 'archived' : 'published';
}
