import type { Metadata } from 'next';
import { connection } from 'next/server';
import { NotFoundView } from '#app/_ui/not-found-view.tsx';
import { Notice } from '#app/_ui/primitives/notice.tsx';
import { AccountForm } from '#app/(shop)/_forms/account-form.tsx';
import { readFormState, readNotice } from '#app/(shop)/_forms/read-form-state.ts';
import { getCategoryTree } from '#lib/catalog/read.ts';
import { answerNotFound } from '#lib/http/answer.ts';
import { readForgetToken } from '#lib/stock-notices/forget.ts';

export const metadata: Metadata = {
  title: 'Forget my address',
  robots: { index: false, follow: false },
  // The address has the token in it, which no other site needs to know; without any, forms would come from nowhere.
  referrer: 'same-origin',
};

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
  const done = await readNotice();
  return (
    <div className="page-width pt-10 pb-32 lg:pt-20">
      <h1 className="heading max-w-3xl text-title-1">Forget my address</h1>
      <p className="mt-5 max-w-xl text-ink-soft text-lead">
        Then nothing of yours waits for stock any more, and the shop does not know the address that you had given for
        it.
      </p>
      {done ? (
        <Notice kind="good" role="status" title="Forgotten" className="mt-9 max-w-xl">
          {done}
        </Notice>
      ) : (
        <AccountForm
          name="forget-notices"
          submit="Forget it"
          look="plain"
          {...(await readFormState('forget-notices'))}
          className="mt-3 max-w-xl"
        >
          <input type="hidden" name="token" value={token} />
        </AccountForm>
      )}
    </div>
  );
}
