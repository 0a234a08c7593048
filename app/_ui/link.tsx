import NextLink from 'next/link';
import type { ComponentProps } from 'react';

export type LinkProps = Omit<ComponentProps<typeof NextLink>, 'href' | 'prefetch'> & { href: string };

/** Every link inside the shop. Whether and when pages are fetched ahead is decided here. */
export function Link(props: LinkProps) {
  return <NextLink prefetch={false} {...props} />;
}
