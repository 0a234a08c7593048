import type { StatusTone } from '#app/admin/_ui/status.tsx';
import { formatMoney } from '#lib/money/format.ts';
import type { PromotionState } from '#lib/promotions/state.ts';
import type { Promotion } from '#lib/promotions/types.ts';

export const STATE_WORDS: Record<PromotionState, { label: string; tone: StatusTone }> = {
  running: { label: 'Running', tone: 'good' },
  scheduled: { label: 'Scheduled', tone: 'accent' },
  over: { label: 'Over', tone: 'quiet' },
  'used-up': { label: 'Used up', tone: 'low' },
  off: { label: 'Off', tone: 'quiet' },
};

/** What it takes off: `12.5 % off`. */
export function sayReduction({ kind, value, currency }: Pick<Promotion, 'kind' | 'value' | 'currency'>): string {
  if (kind === 'free-shipping') return 'Free shipping';
  return kind === 'percentage' ? `${value / 100} % off` : `${formatMoney(value, currency)} off`;
}

/** How often it was used, of how often it may be. */
export const sayUse = ({ redeemed, totalLimit }: Pick<Promotion, 'redeemed' | 'totalLimit'>): string =>
  totalLimit === null
    ? redeemed.toLocaleString('en')
    : `${redeemed.toLocaleString('en')} of ${totalLimit.toLocaleString('en')}`;

const minute = new Intl.DateTimeFormat('en-IE', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' });

/** When it applies, in UTC as all times of the admin. */
export function sayTime({ startsAt, endsAt }: { startsAt: Date | null; endsAt: Date | null }): string {
  const [from, to] = [startsAt, endsAt].map((moment) => moment && minute.format(moment));
  if (from && to) return `${from} to ${to} UTC`;
  if (from) return `from ${from} UTC`;
  return to ? `until ${to} UTC` : 'at any time';
}
