import { Status, type StatusTone } from '#app/admin/_ui/status.tsx';
import type { MailStatus } from '#lib/mail/send-mail.ts';

export const MAIL_VIEW: Record<MailStatus, { label: string; tone: StatusTone }> = {
  queued: { label: 'Waiting', tone: 'low' },
  sending: { label: 'Being sent', tone: 'low' },
  sent: { label: 'Sent', tone: 'good' },
  kept: { label: 'Kept', tone: 'quiet' },
  failed: { label: 'Not sent', tone: 'bad' },
  unsure: { label: 'Unsure', tone: 'bad' },
};

export function MailStatusView({ status }: { status: MailStatus }) {
  const { label, tone } = MAIL_VIEW[status];
  return <Status tone={tone}>{label}</Status>;
}
