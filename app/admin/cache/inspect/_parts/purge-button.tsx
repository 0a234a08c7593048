'use client';

import { useState } from 'react';
import { Button } from '#app/admin/_ui/button.tsx';
import { PurgeDialog } from '../../_parts/purge-dialog.tsx';

/** Opens the purge with the tags of what is looked at. */
export function PurgeButton({ tags }: { tags: readonly string[] }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>Purge it…</Button>
      <PurgeDialog {...{ isOpen, tags }} onClose={() => setOpen(false)} />
    </>
  );
}
