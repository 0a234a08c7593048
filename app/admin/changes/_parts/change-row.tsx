import { clsx } from 'clsx';
import { StepMark } from '#app/admin/_changes/receipt-steps.tsx';
import { describeLayer, describeSpread, LAYER_WORDS, summarizeReceipt } from '#app/admin/_changes/receipt-view.ts';
import { AdminLink } from '#app/admin/_ui/admin-link.tsx';
import type { Receipt } from '#lib/changes/receipt.ts';
import { ExactMoment } from './exact-moment.tsx';

const TAGS = 4;

/** One change: what was written, when, and how far it has come. */
export function ChangeRow({ receipt }: { receipt: Receipt }) {
  const { changeId, kind, tags, layers, createdAt } = receipt;
  const spread = summarizeReceipt(receipt);
  return (
    <li className="relative grid gap-x-6 gap-y-2 border-line border-b px-5 py-3 last:border-b-0 hover:bg-layer-2 md:grid-cols-[11rem_minmax(0,1fr)_auto_13rem] md:items-center">
      <div className="flex items-baseline justify-between gap-3 md:block">
        <AdminLink
          href={`/admin/changes/${changeId}`}
          className="font-semibold text-small after:absolute after:inset-0"
        >
          {changeId} <span className="font-normal">{kind}</span>
        </AdminLink>
        <p className="text-ink-soft text-micro tabular-nums">
          <ExactMoment at={createdAt} />
        </p>
      </div>
      <p className="min-w-0 truncate font-mono text-ink-soft text-micro" title={tags.join(', ')}>
        {tags.slice(0, TAGS).join(', ')}
        {tags.length > TAGS && ` and ${tags.length - TAGS} more`}
      </p>
      <ol aria-label="Layers" className="flex gap-1">
        {layers.map((layer) => (
          <li key={layer.name} title={`${LAYER_WORDS[layer.name].label}: ${describeLayer(layer)}`}>
            <StepMark state={layer.state} />
            <span className="sr-only">
              {LAYER_WORDS[layer.name].label}, {describeLayer(layer)}
            </span>
          </li>
        ))}
      </ol>
      <p
        className={clsx(
          'text-micro tabular-nums md:text-right',
          spread.state === 'live' ? 'text-ink-soft' : 'font-semibold',
          spread.state === 'late' && 'text-bad',
        )}
      >
        {describeSpread(spread)}
      </p>
    </li>
  );
}
