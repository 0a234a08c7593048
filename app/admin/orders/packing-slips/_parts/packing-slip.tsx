import { Logo } from '#app/_ui/logo.tsx';
import { Moment } from '#app/_ui/moment.tsx';
import { PostalAddressBlock } from '#app/_ui/postal-address.tsx';
import type { OrderToPack } from '#lib/orders/admin-order.ts';
import { countReturned } from '../../[id]/_parts/refund-model.ts';

/** What goes into one parcel: for whoever packs it, and then for whoever opens it. No prices: it may be a present. */
export function PackingSlip({ order }: { order: OrderToPack }) {
  const { number, placedAt, shippingMethod, shippingAddress, items } = order;
  const packed = items
    .map((item) => ({ ...item, pieces: item.quantity - countReturned(order, item.id).refunded }))
    .filter(({ pieces }) => pieces > 0);
  const count = packed.reduce((sum, { pieces }) => sum + pieces, 0);
  return (
    <article
      aria-label={`Order ${number}`}
      className="paper mx-auto max-w-[52rem] break-after-page rounded-2xl px-6 py-8 last:break-after-auto sm:px-12 sm:py-12"
    >
      <div className="flex flex-wrap items-start justify-between gap-6">
        <Logo />
        <p className="text-right text-small">
          <span className="heading block text-title-3">Order {number}</span>
          <Moment at={placedAt} />
        </p>
      </div>
      <div className="mt-10 grid gap-6 sm:grid-cols-2">
        <section>
          <h2 className="mb-1 font-semibold text-small">Goes to</h2>
          <PostalAddressBlock address={shippingAddress} />
        </section>
        <section>
          <h2 className="mb-1 font-semibold text-small">By</h2>
          <p className="text-small">{shippingMethod.name}</p>
        </section>
      </div>
      <table className="mt-10 w-full text-left text-small">
        <caption className="sr-only">What is to be packed</caption>
        <thead className="border-line-strong border-b">
          <tr>
            <th scope="col" className="w-10 py-2 font-semibold">
              <span className="sr-only">Packed</span>
            </th>
            <th scope="col" className="py-2 pr-4 font-semibold">
              Article
            </th>
            <th scope="col" className="py-2 pr-4 font-semibold">
              SKU
            </th>
            <th scope="col" className="py-2 text-right font-semibold">
              Pieces
            </th>
          </tr>
        </thead>
        <tbody>
          {packed.map(({ id, name, options, sku, pieces }) => (
            <tr key={id} className="break-inside-avoid border-line border-b align-top">
              <td className="py-3">
                <span aria-hidden="true" className="mt-0.5 block size-4.5 rounded border border-ink" />
              </td>
              <td className="py-3 pr-4">
                <span className="block break-words font-medium">{name}</span>
                <span className="block text-ink-soft text-micro">{Object.values(options).join(' · ')}</span>
              </td>
              <td className="py-3 pr-4 tabular-nums wrap-anywhere">{sku}</td>
              <td className="py-3 text-right font-semibold text-body tabular-nums">{pieces}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="mt-4 text-right text-small">
        {count === 0 ? 'Nothing is to be packed.' : count === 1 ? 'One piece' : `${count} pieces`}
      </p>
    </article>
  );
}
