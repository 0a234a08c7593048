'use client';

import { useMutation } from '@tanstack/react-query';
import { Play, Square } from 'lucide-react';
import { useState } from 'react';
import { toast } from 'sonner';
import { askAdmin } from '#app/admin/_ui/ask-admin.ts';
import { Button } from '#app/admin/_ui/button.tsx';
import { ConfirmDialog } from '#app/admin/_ui/confirm-dialog.tsx';
import type { CountedOperation } from './operation-view.tsx';

export type OperationActionsProps = { operation: CountedOperation; onMoved: () => Promise<unknown> };

/** What can be done with it now. */
export function OperationActions({ operation, onMoved }: OperationActionsProps) {
  const { id, state, rows } = operation;
  const [isAsking, setAsking] = useState(false);
  const move = useMutation({
    mutationFn: (step: 'start' | 'cancel') => askAdmin(`/api/admin/bulk/${id}/${step}`, { method: 'POST', body: {} }),
    onError: (error) => toast.error(error.message),
    onSettled: onMoved,
  });
  const isEnded = state === 'done' || state === 'failed' || state === 'cancelled';
  if (isEnded) return null;
  const cancel = () => (state === 'running' ? setAsking(true) : move.mutate('cancel'));
  return (
    <>
      <Button kind="plain" onClick={cancel} isBusy={move.isPending && move.variables === 'cancel'}>
        <Square className="size-4" aria-hidden="true" />
        Cancel
      </Button>
      {state === 'ready' && rows.waiting > 0 && (
        <Button
          kind="primary"
          onClick={() => move.mutate('start')}
          isBusy={move.isPending && move.variables === 'start'}
        >
          <Play className="size-4" aria-hidden="true" />
          Change {rows.waiting.toLocaleString('en-IE')} {rows.waiting === 1 ? 'product' : 'products'}
        </Button>
      )}
      <ConfirmDialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        onConfirm={() => {
          setAsking(false);
          move.mutate('cancel');
        }}
        title="Stop it here?"
        text="What was written stays as it is now. The rest will not be written, and it cannot be taken up again."
        confirm="Stop it"
        isDangerous
      />
    </>
  );
}
