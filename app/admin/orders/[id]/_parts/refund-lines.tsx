'use client';

import { Minus, Plus } from 'lucide-react';
import { Picture } from '#app/_ui/picture.tsx';
import { formatMoney } from '#lib/money/format.ts';
import type { AdminOrder } from '#lib/orders/admin-order.ts';
import { allPieces, type Pieces } from './refund-model.ts';

export type RefundLinesProps = {
  order: AdminOrder;
  pieces: Pieces;
  onChange: (pieces: Pieces) => void;
  errorOf: (pointer: string) => string | undefined;
};

/** How many pieces of each line go back. */
export function RefundLines({ order, pieces, onChange, errorOf }: RefundLinesProps) {
  const most = allPieces(order);
  const sent = order.items.filter(({ id }) => (pieces[id] ?? 0) > 0);
  return (
    <ul className="divide-y divide-line rounded-xl border border-line">
      {order.items.map((item) => {
        const { id, name, options, image, unitPrice } = item;
        const left = most[id] ?? 0;
        const count = pieces[id] ?? 0;
        const place = sent.indexOf(item);
        const error = place < 0 ? undefined : (errorOf(`/lines/${place}/quantity`) ?? errorOf(`/lines/${place}/id`));
        return (
          <li key={id} className="flex flex-wrap items-center gap-3 px-3 py-2.5 text-small">
            <span className="size-10 shrink-0 overflow-hidden rounded-lg bg-layer-3">
              {image && <Picture picture={image} sizes="thumbnail" alt="" className="size-full" />}
            </span>
            <span className="min-w-0 flex-1">
              <span className="line-clamp-2 font-medium">{name}</span>
              <span className="block truncate text-ink-soft text-micro">
                {[...Object.values(options), formatMoney(unitPrice, order.currency)].join(' · ')}
              </span>
            </span>
            {left === 0 ? (
              <span className="text-ink-soft text-micro">All gone back</span>
            ) : (
              <Count name={name} count={count} left={left} onChange={(next) => onChange({ ...pieces, [id]: next })} />
            )}
            {error && <p className="w-full font-medium text-bad text-micro">{error}</p>}
          </li>
        );
      })}
    </ul>
  );
}

type CountProps = { name: string; count: number; left: number; onChange: (count: number) => void };

const step = 'grid size-9 place-items-center rounded-lg hover:bg-layer-3 disabled:opacity-35';

function Count({ name, count, left, onChange }: CountProps) {
  return (
    <fieldset className="flex items-center">
      <legend className="sr-only">Pieces of {name}</legend>
      <button
        type="button"
        aria-label="One less"
        className={step}
        disabled={count === 0}
        onClick={() => onChange(count - 1)}
      >
        <Minus className="size-4" aria-hidden="true" />
      </button>
      <output className="w-14 text-center tabular-nums" aria-live="polite">
        {count} <span className="text-ink-soft">of {left}</span>
      </output>
      <button
        type="button"
        aria-label="One more"
        className={step}
        disabled={count === left}
        onClick={() => onChange(count + 1)}
      >
        <Plus className="size-4" aria-hidden="true" />
      </button>
    </fieldset>
  );
}
