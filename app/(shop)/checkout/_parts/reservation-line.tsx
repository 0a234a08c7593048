import { countOf } from '#app/_ui/primitives/count-of.ts';
import { useMinutesLeft } from './use-reservation.ts';

export type ReservationLineProps = { expiresAt: string | undefined; onRenew: () => void };

/** How long everything is set aside: known, never urged. */
export function ReservationLine({ expiresAt, onRenew }: ReservationLineProps) {
  const minutes = useMinutesLeft(expiresAt);
  if (minutes === undefined) return null;
  if (minutes > 0) {
    return <p className="mt-5 text-ink-soft text-micro">Set aside for you for another {countOf(minutes, 'minute')}.</p>;
  }
  return (
    <p className="mt-5 text-micro">
      No longer set aside for you.{' '}
      <button type="button" onClick={onRenew} className="font-semibold underline underline-offset-4">
        Set aside again
      </button>
    </p>
  );
}
