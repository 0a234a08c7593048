import { clsx } from 'clsx';
import { Moment } from '#app/_ui/moment.tsx';
import { ORDER_WORDS } from '#app/_ui/order-words.ts';
import type { Step } from './timeline-model.ts';

export type TimelineProps = { steps: readonly Step[] };

const marks = {
  done: 'border-ink bg-ink text-ground',
  now: 'border-accent bg-accent text-on-accent',
  ahead: 'border-line-strong bg-ground',
  ended: 'border-bad bg-bad text-ground',
} as const;

/** Where the order is on its way: a row on a wide screen, a column on a phone. */
export function Timeline({ steps }: TimelineProps) {
  return (
    <ol aria-label="What has happened to this order" className="flex flex-col md:flex-row">
      {steps.map(({ status, state, at }, index) => {
        const next = steps[index + 1];
        return (
          <li
            key={status}
            aria-current={state === 'now' ? 'step' : undefined}
            className="relative flex flex-1 gap-4 pb-6 last:pb-0 md:max-w-72 md:flex-col md:gap-3 md:pb-0"
          >
            {next && (
              <span
                aria-hidden="true"
                className={clsx(
                  'absolute top-7 bottom-0 left-3.5 w-0.5 -translate-x-1/2 md:top-3.5 md:right-0 md:bottom-auto md:left-7 md:h-0.5 md:w-auto md:translate-x-0 md:-translate-y-1/2',
                  next.state === 'ahead' ? 'bg-line' : 'bg-ink',
                )}
              />
            )}
            <span
              aria-hidden="true"
              className={clsx(
                'z-[1] flex size-7 shrink-0 items-center justify-center rounded-full border-2',
                marks[state],
              )}
            >
              {state === 'done' || state === 'now' ? <CheckMark /> : state === 'ended' && <span>×</span>}
            </span>
            <span className="pt-0.5 md:pt-0">
              <span className={clsx('block text-small', state === 'ahead' ? 'text-ink-soft' : 'font-semibold')}>
                {ORDER_WORDS[status].label}
                {state === 'ahead' && <span className="sr-only"> (not yet)</span>}
              </span>
              {at && (
                <span className="block text-ink-soft text-micro">
                  <Moment at={at} precise />
                </span>
              )}
            </span>
          </li>
        );
      })}
    </ol>
  );
}

function CheckMark() {
  return (
    <svg viewBox="0 0 16 16" className="size-4" fill="none" stroke="currentColor" strokeWidth="2.2" aria-hidden="true">
      <path d="m3.5 8.5 3 3 6-7" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}
