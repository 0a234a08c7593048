import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import type { ChangeList } from '#lib/changes/receipts.ts';

export type RelayStateProps = Pick<ChangeList, 'lag' | 'cdn'>;

/** How far behind the relay is, step by step, and what the CDN lets it do. */
export function RelayState({ lag, cdn }: RelayStateProps) {
  return (
    <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-2xl border border-line bg-line sm:grid-cols-3 xl:grid-cols-6">
      <Figure term="To the shared cache" {...ofLag(lag.announce)} />
      <Figure term="To every process" {...ofLag(lag.acknowledge)} />
      <Figure term="To the CDN" {...ofLag(lag.purge)} className={clsx(!cdn && 'max-sm:col-span-2')} />
      {cdn ? (
        <>
          <Figure
            term="Purges left"
            value={`${Math.floor(cdn.tokens)} of ${cdn.bucket}`}
            text={`${cdn.plan} plan, ${describeRefill(cdn.perSecond)}`}
            isBad={cdn.tokens < 1}
            more={<Level share={cdn.tokens / cdn.bucket} />}
          />
          <Figure
            term="Queue"
            value={String(cdn.waiting.first)}
            text={`${cdn.waiting.second} for the second time`}
            isBad={cdn.waiting.first > 100}
          />
          <Figure
            term="CDN answers"
            value={cdn.blockedMs > 0 ? `in ${Math.ceil(cdn.blockedMs / 1_000)} s` : 'yes'}
            text={cdn.blockedMs > 0 ? 'it has refused for its rate' : 'no refusal'}
            isBad={cdn.blockedMs > 0}
          />
        </>
      ) : (
        <Figure
          className="col-span-2 sm:col-span-3"
          term="CDN"
          value="none"
          text="Nothing stands in front of the shop."
        />
      )}
    </dl>
  );
}

/** Beyond that it is worth an alarm (docs/operations.md). */
const LATE_SECONDS = 10;

const ofLag = (seconds: number) => ({
  value: seconds === 0 ? 'nothing waits' : `${seconds.toFixed(seconds < 10 ? 1 : 0)} s`,
  text: seconds === 0 ? 'no lag' : 'the oldest one waits',
  isBad: seconds > LATE_SECONDS,
});

const describeRefill = (perSecond: number) => (perSecond >= 1 ? `${perSecond} a second` : `${perSecond * 60} a minute`);

type FigureProps = { term: string; value: string; text: string; isBad?: boolean; more?: ReactNode; className?: string };

function Figure({ term, value, text, isBad = false, more, className }: FigureProps) {
  return (
    <div className={clsx('bg-panel px-4 py-3.5', className)}>
      <dt className="text-ink-soft text-micro">{term}</dt>
      <dd className={clsx('mt-0.5 font-semibold text-body tabular-nums', isBad && 'text-bad')}>{value}</dd>
      <dd className="text-ink-soft text-micro">{text}</dd>
      {more && <dd className="mt-2">{more}</dd>}
    </div>
  );
}

function Level({ share }: { share: number }) {
  return (
    <span aria-hidden="true" className="block h-1 overflow-hidden rounded-full bg-layer-3">
      <span className="block h-full rounded-full bg-accent" style={{ width: `${Math.round(share * 100)}%` }} />
    </span>
  );
}
