import { formatValue, type Unit } from './units.ts';

/** What a figure should reach. */
export type Target = { bound: 'at least' | 'at most'; value: number };

export type Verdict = { state: 'met' } | { state: 'missed'; by: string | undefined } | { state: 'unknown' };

export const atLeast = (value: number): Target => ({ bound: 'at least', value });
export const atMost = (value: number): Target => ({ bound: 'at most', value });

/** Compares what was measured, not what is printed: 0.899 misses 0.9. */
export function judge(value: number, target: Target, unit: Unit): Verdict {
  if (Number.isNaN(value)) return { state: 'unknown' };
  const excess = target.bound === 'at least' ? target.value - value : value - target.value;
  if (excess <= 0) return { state: 'met' };
  if (!Number.isFinite(excess)) return { state: 'missed', by: undefined };
  const share = (excess / Math.abs(target.value)) * 100;
  const usesShare = Number.isFinite(share) && unit !== 'percent' && unit !== 'count';
  return { state: 'missed', by: usesShare ? formatShare(share) : formatValue(excess, unit) };
}

export function formatTarget({ bound, value }: Target, unit: Unit): string {
  return `${bound === 'at least' ? '>=' : '<='} ${formatValue(value, unit)}`;
}

export function formatVerdict(verdict: Verdict): string {
  switch (verdict.state) {
    case 'met':
      return 'met';
    case 'missed':
      return verdict.by === undefined ? 'missed' : `missed by ${verdict.by}`;
    case 'unknown':
      return 'not measured';
  }
}

function formatShare(share: number): string {
  if (share >= 1000) return `${(share / 100 + 1).toFixed(0)}x`;
  return `${share < 10 ? share.toFixed(1) : share.toFixed(0)} %`;
}
