import { clsx } from 'clsx';
import type { MailStatus } from '#lib/mail/send-mail.ts';

const WORDS = {
  queued: { label: 'Waiting', box: 'bg-low-soft', dot: 'bg-low' },
  sending: { label: 'Being sent', box: 'bg-low-soft', dot: 'bg-low' },
  sent: { label: 'Sent', box: 'bg-good-soft', dot: 'bg-good' },
  kept: { label: 'Kept', box: 'bg-layer-2', dot: 'bg-line-strong' },
  failed: { label: 'Not sent', box: 'bg-bad-soft', dot: 'bg-bad' },
  unsure: { label: 'Unsure', box: 'bg-bad-soft', dot: 'bg-bad' },
} as const satisfies Record<MailStatus, object>;

export const STATUSES = Object.entries(WORDS).map(([status, { label }]) => ({ status: status as MailStatus, label }));

export function MailStatusBadge({ status }: { status: MailStatus }) {
  const { label, box, dot } = WORDS[status];
  return (
    <span
      className={clsx(
        'inline-flex items-center gap-2 whitespace-nowrap rounded-full px-3 py-1 font-semibold text-micro',
        box,
      )}
    >
      <span aria-hidden="true" className={clsx('size-2 rounded-full', dot)} />
      {label}
    </span>
  );
}
