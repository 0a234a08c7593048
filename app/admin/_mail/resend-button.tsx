'use client';

import { useMutation } from '@tanstack/react-query';
import { Send } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { toast } from 'sonner';
import { askAdmin } from '#app/admin/_ui/ask-admin.ts';
import { Button } from '#app/admin/_ui/button.tsx';
import type { ButtonSize } from '#app/admin/_ui/button-look.ts';
import type { MailStatus } from '#lib/mail/send-mail.ts';

export type ResendButtonProps = { id: string; status: MailStatus; size?: ButtonSize };

/** Sends a mail again; not there while it waits to be sent. */
export function ResendButton({ id, status, size = 'small' }: ResendButtonProps) {
  const router = useRouter();
  const { mutate, isPending } = useMutation({
    mutationFn: () => askAdmin(`/api/admin/mail/${id}/resend`, { method: 'POST', body: {} }),
    onSuccess() {
      toast.success('The mail is on its way.');
      router.refresh();
    },
    onError: (error) => toast.error(error.message),
  });
  if (status === 'queued' || status === 'sending') return null;
  return (
    <Button kind={size === 'small' ? 'quiet' : 'plain'} size={size} isBusy={isPending} onClick={() => mutate()}>
      <Send className="size-4" aria-hidden="true" />
      Send again
    </Button>
  );
}
