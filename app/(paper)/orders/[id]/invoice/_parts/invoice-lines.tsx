import { formatMoney } from '#lib/money/format.ts';
import type { OrderItem } from '#lib/orders/types.ts';

export type InvoiceLinesProps = { items: readonly OrderItem[]; currency: string };

export function InvoiceLines({ items, currency }: InvoiceLinesProps) {
  return (
    <table className="my-10 w-full text-left text-small tabular-nums">
      <caption className="sr-only">What was bought</caption>
      <thead className="border-line-strong border-b">
        <tr>
          <th scope="col" className="py-2 pr-4 font-semibold">
            Article
          </th>
          <th scope="col" className="py-2 pr-4 text-right font-semibold">
            Pieces
          </th>
          <th scope="col" className="hidden py-2 pr-4 text-right font-semibold sm:table-cell">
            Each
          </th>
          <th scope="col" className="py-2 text-right font-semibold">
            Sum
          </th>
        </tr>
      </thead>
      <tbody>
        {items.map(({ id, name, sku, options, quantity, unitPrice, lineTotal }) => (
          <tr key={id} className="break-inside-avoid border-line border-b align-top">
            <td className="py-3 pr-4">
              <span className="block break-words font-medium">{name}</span>
              <span className="block text-ink-soft text-micro">{[...Object.values(options), sku].join(' · ')}</span>
            </td>
            <td className="py-3 pr-4 text-right">{quantity}</td>
            <td className="hidden py-3 pr-4 text-right sm:table-cell">{formatMoney(unitPrice, currency)}</td>
            <td className="py-3 text-right font-medium">{formatMoney(lineTotal, currency)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
