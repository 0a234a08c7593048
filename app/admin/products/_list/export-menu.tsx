'use client';

import { Download } from 'lucide-react';
import { buttonLook } from '../../_ui/button-look.ts';
import { Menu } from '../../_ui/menu.tsx';

/** The products of the list as a file, in the form that an import takes. */
export function ExportMenu({ filter }: { filter: Readonly<Record<string, string>> }) {
  const download = (format: 'csv' | 'json') => () =>
    window.location.assign(`/api/admin/products/export?${new URLSearchParams({ ...filter, format })}`);
  return (
    <Menu
      trigger={<Download className="size-4" aria-hidden="true" />}
      label="Export this list"
      className={`${buttonLook('plain')} size-10! px-0! max-md:hidden`}
      items={[
        { label: 'This list as CSV', onSelect: download('csv') },
        { label: 'This list as JSON', onSelect: download('json') },
      ]}
    />
  );
}
