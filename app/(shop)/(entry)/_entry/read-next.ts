import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { safeNext } from '#lib/accounts/safe-next.ts';
import { getViewer } from '#lib/accounts/viewer.ts';

/** Where the form leads on to. Whoever is signed in already is there. */
export async function readNext(searchParams: Promise<{ next?: string | string[] }>): Promise<string> {
  const next = safeNext((await searchParams).next);
  const viewer = await getViewer(await headers());
  if (viewer.kind === 'user') redirect(next);
  return next;
}

/** Takes the way on along to another page; the account itself is where it leads anyway. */
export const withNext = (path: string, next: string): string =>
  next === '/account' ? path : `${path}?${new URLSearchParams({ next })}`;
