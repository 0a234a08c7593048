'use client';

import { useRouter } from 'next/navigation';
import type { FormEvent } from 'react';
import { Button } from '#app/admin/_ui/button.tsx';
import { InputField } from '#app/admin/_ui/field.tsx';

/** Shows only what had one tag: the changes of a product, say. */
export function TagFilter({ tag }: { tag: string | undefined }) {
  const router = useRouter();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const wanted = String(new FormData(event.currentTarget).get('tag') ?? '').trim();
    router.push(wanted === '' ? '/admin/changes' : `/admin/changes?tag=${encodeURIComponent(wanted)}`);
  };
  return (
    <search>
      <form onSubmit={submit} className="flex flex-wrap items-end gap-2 px-5 py-4">
        <InputField
          name="tag"
          label="Tag"
          isLabelHidden
          defaultValue={tag ?? ''}
          placeholder="Only of a tag, such as product:42"
          className="w-full max-w-xs"
          spellCheck={false}
          autoCapitalize="none"
          autoComplete="off"
        />
        <Button type="submit">Show</Button>
        {tag && (
          <Button kind="quiet" onClick={() => router.push('/admin/changes')}>
            Show all
          </Button>
        )}
      </form>
    </search>
  );
}
