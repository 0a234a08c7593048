'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { ChangeReceipt } from '#app/admin/_changes/change-receipt.tsx';
import { type AdminProblem, askAdmin } from '#app/admin/_ui/ask-admin.ts';
import { Button } from '#app/admin/_ui/button.tsx';
import { Dialog } from '#app/admin/_ui/dialog.tsx';
import { InputField, SelectField } from '#app/admin/_ui/field.tsx';
import { toPurge } from './to-purge.ts';

export type PurgeDialogProps = { isOpen: boolean; onClose: () => void; tags?: readonly string[] };
type Purged = { tags: string[]; changeId: string };

/** Ends what carries some tags, or shows a product, in every layer; then shows how that goes. */
export function PurgeDialog({ isOpen, onClose, tags = [] }: PurgeDialogProps) {
  const form = useId();
  const client = useQueryClient();
  const [kind, setKind] = useState<'tags' | 'product'>('tags');
  const purge = useMutation<Purged, AdminProblem, unknown>({
    mutationFn: (body) => askAdmin<Purged>('/api/admin/cache/purge', { method: 'POST', body }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['changes'] }),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const text = String(new FormData(event.currentTarget).get('what') ?? '');
    purge.mutate(toPurge(kind, text));
  };
  const close = () => {
    purge.reset();
    onClose();
  };
  return (
    <Dialog
      {...{ isOpen, onClose: close }}
      title="Purge"
      text="What carries a tag is made anew when it is next asked for: in Redis, in every process, and at the CDN."
      actions={
        purge.data ? (
          <Button kind="primary" onClick={close}>
            Close
          </Button>
        ) : (
          <>
            <Button kind="quiet" onClick={close}>
              Cancel
            </Button>
            <Button kind="primary" type="submit" form={form} isBusy={purge.isPending}>
              Purge
            </Button>
          </>
        )
      }
    >
      {purge.data ? (
        <>
          <p className="mb-3 break-words text-small">
            Ended: <span className="font-mono text-micro">{purge.data.tags.join(', ')}</span>
          </p>
          <ChangeReceipt changeId={purge.data.changeId} />
        </>
      ) : (
        <form id={form} onSubmit={submit} noValidate className="grid gap-4">
          <SelectField label="By" value={kind} onChange={(event) => setKind(event.currentTarget.value as typeof kind)}>
            <option value="tags">Tags</option>
            <option value="product">Product</option>
          </SelectField>
          <InputField
            key={kind}
            name="what"
            label={kind === 'tags' ? 'Tags' : 'Product'}
            defaultValue={kind === 'tags' ? tags.join(' ') : ''}
            hint={
              kind === 'tags'
                ? 'With spaces between them, such as product:42 or list:all:price. “products” ends every product and every list.'
                : 'Its id, its slug, or the address of its page.'
            }
            error={purge.error ? describeProblem(purge.error) : undefined}
            spellCheck={false}
            autoCapitalize="none"
            autoComplete="off"
          />
        </form>
      )}
    </Dialog>
  );
}

const describeProblem = ({ errors, message }: AdminProblem): string =>
  errors.length > 0
    ? [...new Set(errors.map(({ detail }) => detail.replace(/^[a-z]/, (first) => first.toUpperCase())))].join(' ')
    : message;
