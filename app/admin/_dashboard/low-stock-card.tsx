import type { ToDo } from '#lib/sales/to-do.ts';
import { AdminLink } from '../_ui/admin-link.tsx';
import { buttonLook } from '../_ui/button-look.ts';
import { Card } from '../_ui/card.tsx';
import { Empty } from '../_ui/empty.tsx';
import { Status } from '../_ui/status.tsx';
import { Cell, HeadCell, Table } from '../_ui/table.tsx';
import { describeOptions } from '../inventory/_parts/describe-variant.ts';

/** What is for sale and nearly gone, the emptiest shelves first. */
export function LowStockCard({ lowStock: { count, items } }: { lowStock: ToDo['lowStock'] }) {
  return (
    <Card
      title="Low stock"
      text="For sale, and five or fewer left."
      isFlush
      className="mt-5"
      actions={
        count > items.length && (
          <AdminLink href="/admin/inventory?low=1" className={buttonLook('plain', 'small')}>
            All {count.toLocaleString('en-IE')}
          </AdminLink>
        )
      }
    >
      {items.length === 0 ? (
        <Empty title="Nothing is running out" />
      ) : (
        <Table label="Variants with the fewest pieces">
          <thead>
            <tr>
              <HeadCell>Product</HeadCell>
              <HeadCell className="max-sm:hidden">SKU</HeadCell>
              <HeadCell isNumber>Left</HeadCell>
            </tr>
          </thead>
          <tbody>
            {items.map(({ variantId, productId, name, options, sku, available }) => (
              <tr key={variantId}>
                <Cell>
                  <AdminLink href={`/admin/products/${productId}`} className="quiet-link font-medium">
                    {name}
                  </AdminLink>
                  {describeOptions(options) && (
                    <span className="block text-ink-soft text-micro">{describeOptions(options)}</span>
                  )}
                </Cell>
                <Cell className="whitespace-nowrap max-sm:hidden">
                  <AdminLink href={`/admin/inventory/${variantId}`} className="quiet-link">
                    {sku}
                  </AdminLink>
                </Cell>
                <Cell isNumber>
                  <Status tone={available === 0 ? 'bad' : 'low'}>{available === 0 ? 'Sold out' : available}</Status>
                </Cell>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Card>
  );
}
