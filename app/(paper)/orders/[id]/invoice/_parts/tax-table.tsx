import { formatMoney } from '#lib/money/format.ts';

export type TaxTableProps = {
  currency: string;
  /** What was paid, minor units. */
  total: number;
  /** Contained in it. */
  tax: number;
  taxName: string;
  /** Hundredths of a percent. */
  taxRate: number;
};

const head = 'py-1.5 font-normal';

/** How much of what was paid is tax. */
export function TaxTable({ currency, total, tax, taxName, taxRate }: TaxTableProps) {
  if (tax === 0) return <p className="mt-10 text-small">No tax is charged at this destination.</p>;
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
          <td>{formatMoney(total - tax, currency)}</td>
          <td>{formatMoney(tax, currency)}</td>
          <td>{formatMoney(total, currency)}</td>
        </tr>
      </tbody>
    </table>
  );
}
