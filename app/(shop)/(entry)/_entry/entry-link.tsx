import { Link } from '#app/_ui/link.tsx';

export type EntryLinkProps = { href: string; children: string };

/** From one page on the way into an account to another. */
export function EntryLink({ href, children }: EntryLinkProps) {
  return (
    <Link href={href} className="font-medium underline decoration-line-strong underline-offset-4 hover:decoration-ink">
      {children}
    </Link>
  );
}
