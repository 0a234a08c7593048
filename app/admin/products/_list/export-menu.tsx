'use client';

import { Download } from 'lucide-react';
import { buttonLook } from '../../_ui/button-look.ts';
import { Menu } from '../../_ui/menu.tsx';

type Filter = Readonly<Record<string, string>>;

const choicesOf = (filter: Filter, what: string) =>
  (['csv', 'json'] as const).map((format) => ({
    label: `${what} as ${format.toUpperCase()}`,
    onSelect: () => window.location.assign(`/api/admin/products/export?${new URLSearchParams({ ...filter, format })}`),
  }));

/** The products of the list as a file, in the form that an import takes. */
export function ExportMenu({ filter }: { filter: Filter }) {
  return (
    <Menu
      trigger={<Download className="size-4" aria-hidden="true" />}
      label="Export this list"
      className={`${buttonLook('plain')} size-10! px-0! max-md:hidden`}
      items={choicesOf(filter, 'This list')}
    />
  );
}

/** The same of what is selected. @param filter that lets through nothing else */
export function ExportSelection({ filter }: { filter: Filter }) {
  return (
    <Menu
      trigger={
        <>
          <Download className="size-4" aria-hidden="true" />
          <span className="max-sm:hidden">Export</span>
        </>
      }
      label="Export the selection"
      className={`${buttonLook('quiet', 'small')} inline-flex! w-auto! text-ground! hover:bg-ground/15!`}
      items={choicesOf(filter, 'The selection')}
    />
  );
}
