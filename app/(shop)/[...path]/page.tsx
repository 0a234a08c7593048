import type { Metadata } from 'next';
import { connection } from 'next/server';
import { NotFoundView } from '#app/_ui/not-found-view.tsx';
import { getCategoryTree } from '#lib/catalog/read.ts';
import { answerNotFound } from '#lib/http/answer.ts';

export const metadata: Metadata = { title: 'Page not found', robots: { index: false } };

/**
 * Every address that names nothing. A `not-found.tsx` would be sent along with every page of the shop, twice, since Next
 * puts it into the payload of each for the case that it is needed.
 */
export default async function NoSuchPage({ params }: PageProps<'/[...path]'>) {
  await connection();
  await params;
  answerNotFound();
  return (
    <NotFoundView
      title="There is no page at this address"
      text="It may have moved, or the link has a slip in it. What you want is probably still here."
      departments={await getCategoryTree()}
    />
  );
}
