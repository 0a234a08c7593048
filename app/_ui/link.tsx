import type { ComponentProps } from 'react';

export type LinkProps = Omit<ComponentProps<'a'>, 'href'> & { href: string };

/**
 * Every link inside the shop: a plain one, so that a page has one address and one form, which the browser, the CDN and the
 * page layer each keep once. Browsers fetch it ahead by the rules in speculation-rules.tsx.
 */
export function Link(props: LinkProps) {
  return <a {...props} />;
}
