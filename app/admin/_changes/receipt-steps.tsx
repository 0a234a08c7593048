import { clsx } from 'clsx';
import { Check, LoaderCircle, Minus, TriangleAlert } from 'lucide-react';
import type { ReceiptLayer } from '#lib/changes/receipt.ts';
import { describeLayer, LAYER_WORDS } from './receipt-view.ts';

/** The layers from the innermost outwards, side by side where there is room and one below the other where not. */
export function ReceiptSteps({ layers }: { layers: readonly ReceiptLayer[] }) {
  return (
    <ol className="grid gap-x-1 gap-y-2 @2xl:grid-cols-6">
      {layers.map((layer) => (
        <li
          key={layer.name}
          title={layer.state === 'skipped' ? undefined : (layer.detail ?? LAYER_WORDS[layer.name].text)}
          className="relative flex min-w-0 items-center gap-3 @2xl:block"
        >
          <span aria-hidden="true" className="absolute top-2.5 right-0 left-6 hidden h-px bg-line @2xl:block" />
          <StepMark state={layer.state} />
          <span className="flex min-w-0 flex-1 items-baseline justify-between gap-3 @2xl:mt-1.5 @2xl:block">
            <span className="block truncate font-medium text-micro">{LAYER_WORDS[layer.name].label}</span>
            <span
              className={clsx(
                'block min-w-0 text-right text-ink-soft text-micro tabular-nums @2xl:pr-2 @2xl:text-left',
                layer.state === 'failed' && 'text-bad',
              )}
            >
              {describeLayer(layer)}
            </span>
          </span>
        </li>
      ))}
    </ol>
  );
}

const MARKS = { done: Check, skipped: Minus, failed: TriangleAlert, pending: LoaderCircle };
const LOOKS = {
  done: 'bg-good-soft text-good',
  skipped: 'bg-layer-3 text-ink-soft',
  failed: 'bg-bad-soft text-bad',
  pending: 'bg-layer-3 text-ink-soft',
};

export function StepMark({ state }: Pick<ReceiptLayer, 'state'>) {
  const Mark = MARKS[state];
  return (
    <span className={clsx('relative grid size-5 shrink-0 place-items-center rounded-full', LOOKS[state])}>
      <Mark
        className={clsx('size-3', state === 'pending' && 'animate-spin motion-reduce:animate-none')}
        strokeWidth={3}
        aria-hidden="true"
      />
      <span className="sr-only">{state}: </span>
    </span>
  );
}
