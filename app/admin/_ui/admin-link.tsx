'use client';

import NextLink from 'next/link';
import type { ComponentProps } from 'react';
import { mayLeave } from './leave-guard.ts';

export type AdminLinkProps = Omit<ComponentProps<typeof NextLink>, 'href' | 'prefetch' | 'onNavigate'> & {
  href: string;
};

/**
 * Every link inside the admin. It changes the page without loading it anew, so that what was fetched stays; it asks first
 * where there are changes that nobody has saved.
 */
export function AdminLink(props: AdminLinkProps) {
  return (
    <NextLink
      {...props}
      prefetch={false}
      onNavigate={(event) => {
        if (!mayLeave()) event.preventDefault();
      }}
    />
  );
}
