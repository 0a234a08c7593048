'use client';

import { useMutation } from '@tanstack/react-query';
import { Trash2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import { Moment } from '#app/_ui/moment.tsx';
import { AdminProblem, askAdmin } from '#app/admin/_ui/ask-admin.ts';
import { Button } from '#app/admin/_ui/button.tsx';
import { Card } from '#app/admin/_ui/card.tsx';
import { TextAreaField } from '#app/admin/_ui/field.tsx';
import { useLeaveGuard } from '#app/admin/_ui/leave-guard.ts';
import type { Note } from '#lib/notes/notes.ts';

export type NotesCardProps = {
  /** Path of what they are about, below `/api/admin`: `orders/<id>`. */
  subject: string;
  notes: readonly Note[];
};

/** What the shop's people know of an order or a customer, and a place to add to it. */
export function NotesCard({ subject, notes }: NotesCardProps) {
  const router = useRouter();
  const [text, setText] = useState('');
  const [error, setError] = useState<string>();
  useLeaveGuard(text.trim() !== '');
  const add = useMutation({
    mutationFn: () => askAdmin(`/api/admin/${subject}/notes`, { method: 'POST', body: { text } }),
    onSuccess() {
      setText('');
      router.refresh();
    },
    onError: (problem) => setError((problem instanceof AdminProblem && problem.errors[0]?.detail) || problem.message),
  });
  return (
    <Card title="Notes" text="For those who work here. No customer reads them.">
      {notes.length > 0 && (
        <ul className="mb-4 space-y-3">
          {notes.map((note) => (
            <NoteItem key={note.id} note={note} />
          ))}
        </ul>
      )}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          setError(undefined);
          if (!add.isPending) add.mutate();
        }}
      >
        <TextAreaField
          label="A new note"
          isLabelHidden
          placeholder="What the next one should know"
          rows={2}
          required
          maxLength={4_000}
          value={text}
          error={error}
          onChange={({ target }) => setText(target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.form?.requestSubmit();
          }}
        />
        <div className="mt-2 flex justify-end">
          <Button type="submit" size="small" isBusy={add.isPending}>
            Add the note
          </Button>
        </div>
      </form>
    </Card>
  );
}

function NoteItem({ note: { id, text, by, at, mayDelete } }: { note: Note }) {
  const router = useRouter();
  const remove = useMutation({
    mutationFn: () => askAdmin(`/api/admin/notes/${id}`, { method: 'DELETE' }),
    onSuccess: () => router.refresh(),
    onError: (problem) => toast.error(problem.message),
  });
  return (
    <li className="rounded-xl bg-layer-2 py-2.5 pr-2 pl-3.5 text-small">
      <div className="flex items-start justify-between gap-2">
        <p className="min-w-0 whitespace-pre-line break-words pt-1">{text}</p>
        {mayDelete && (
          <Button
            kind="quiet"
            size="small"
            aria-label={`Delete the note “${text.slice(0, 40)}”`}
            className="w-9 px-0"
            isBusy={remove.isPending}
            onClick={() => remove.mutate()}
          >
            {!remove.isPending && <Trash2 className="size-4" aria-hidden="true" />}
          </Button>
        )}
      </div>
      <p className="text-ink-soft text-micro wrap-anywhere">
        {by}, <Moment at={at} precise />
      </p>
    </li>
  );
}
