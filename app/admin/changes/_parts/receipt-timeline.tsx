'use client';

import { clsx } from 'clsx';
import { useReceipt } from '#app/admin/_changes/change-receipt.tsx';
import { StepMark } from '#app/admin/_changes/receipt-steps.tsx';
import { describeLayer, describeSpread, LAYER_WORDS, summarizeReceipt } from '#app/admin/_changes/receipt-view.ts';
import { Card } from '#app/admin/_ui/card.tsx';
import type { Receipt, ReceiptLayer } from '#lib/changes/receipt.ts';

/** A receipt with all that it says, from the innermost layer outwards; it goes on by itself until it is complete. */
export function ReceiptTimeline({ receipt }: { receipt: Receipt }) {
  const { data = receipt } = useReceipt(receipt.changeId, receipt);
  return (
    <Card title={<span role="status">{describeSpread(summarizeReceipt(data))}</span>}>
      <ol>
        {data.layers.map((layer) => (
          <Layer key={layer.name} layer={layer} />
        ))}
      </ol>
    </Card>
  );
}

function Layer({ layer }: { layer: ReceiptLayer }) {
  const { label, text } = LAYER_WORDS[layer.name];
  const more = describeMore(layer, text);
  return (
    <li className="group relative flex gap-3 pb-5 last:pb-0">
      <span aria-hidden="true" className="absolute top-5 bottom-0 left-[0.6rem] w-px bg-line group-last:hidden" />
      <StepMark state={layer.state} />
      <div className="min-w-0 flex-1">
        <div className="flex items-baseline justify-between gap-4">
          <p className="font-medium text-small leading-5">{label}</p>
          <p className={clsx('text-right text-small tabular-nums', layer.state === 'failed' && 'text-bad')}>
            {describeLayer(layer)}
          </p>
        </div>
        {more && <p className="mt-0.5 text-ink-soft text-micro">{more}</p>}
      </div>
    </li>
  );
}

/** What is known beyond the time; why there is none says `describeLayer`. */
function describeMore({ name, state, detail }: ReceiptLayer, text: string): string | undefined {
  if (state === 'skipped') return undefined;
  if (state === 'done') return name === 'processes' && detail ? `${text} (${detail})` : text;
  return detail ? `${text} Last answer: ${detail}.` : text;
}
