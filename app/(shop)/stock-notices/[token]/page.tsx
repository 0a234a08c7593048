import type { Metadata } from 'next';
import { connection } from 'next/server';
import { NotFoundView } from '#app/_ui/not-found-view.tsx';
import { getCategoryTree } from '#lib/catalog/read.ts';
import { answerNotFound } from '#lib/http/answer.ts';
import { readForgetToken } from '#lib/stock-notices/forget.ts';
import { ForgetButton } from './_parts/forget-button.tsx';

export const metadata: Metadata = { title: 'Forget my address', robots: { index: false, follow: false } };

/** Where the link in a notice leads. A press forgets, not the visit: programs that look at mails follow every link in them. */
export default async function ForgetPage({ params }: PageProps<'/stock-notices/[token]'>) {
  await connection();
  const { token } = await params;
  if (readForgetToken(token) === undefined) {
    answerNotFound();
    return (
      <NotFoundView
        title="This link is not whole"
        text="A part of it got lost on the way: copy all of it from the mail."
        departments={await getCategoryTree()}
      />
    );
  }
  return (
    <div className="page-width pt-10 pb-32 lg:pt-20">
      <h1 className="heading max-w-3xl text-title-1">Forget my address</h1>
      <p className="mt-5 max-w-xl text-ink-soft text-lead">
        Then nothing of yours waits for stock any more, and the shop does not know the address that you had given for
        it.
      </p>
      <ForgetButton token={token} />
    </div>
  );
}
