import { formatMoney } from '#lib/money/format.ts';
import { taxBase } from '#lib/orders/tax-base.ts';
import type { Order } from '#lib/orders/types.ts';

export type TaxTableProps = {
  order: Pick<Order, 'currency' | 'items' | 'shipping' | 'tax' | 'taxIncluded' | 'taxName' | 'taxRate' | 'total'>;
};

const head = 'py-1.5 font-normal';

/** How much of what was paid is tax. */
export function TaxTable({ order }: TaxTableProps) {
  const { currency, tax, taxName, taxRate } = order;
  if (tax === 0) return <p className="mt-10 text-small">No tax is charged at this destination.</p>;
  const { net, gross, untaxed } = taxBase(order);
  const money = (amount: number) => formatMoney(amount, currency);
  return (
    <table className="mt-10 w-full break-inside-avoid text-right text-small tabular-nums">
      <caption className="mb-2 text-left font-semibold">{taxName}</caption>
      <thead className="border-line border-b text-ink-soft">
        <tr>
          <th scope="col" className={`${head} text-left`}>
            Rate
          </th>
          <th scope="col" className={head}>
            Net
          </th>
          <th scope="col" className={head}>
            {taxName}
          </th>
          <th scope="col" className={head}>
            Gross
          </th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <td className="py-1.5 text-left">{(taxRate / 100).toLocaleString('en-IE')} %</td>
          <td>{money(net)}</td>
          <td>{money(tax)}</td>
          <td>{money(gross)}</td>
        </tr>
        {untaxed > 0 && (
          <tr>
            <td className="py-1.5 text-left">Not taxed: delivery</td>
            <td>{money(untaxed)}</td>
            <td>{money(0)}</td>
            <td>{money(untaxed)}</td>
          </tr>
        )}
      </tbody>
    </table>
  );
}
