import type { Metadata } from 'next';
import { connection } from 'next/server';
import { buttonStyles } from '#app/_ui/primitives/button-styles.ts';
import { answerNotFound } from '#lib/http/answer.ts';
import { formatMoney } from '#lib/money/format.ts';
import { afterChallenge } from '#lib/payments/test/after-challenge.ts';
import { readChallenge } from '#lib/payments/test/challenge.ts';
import { BankFrame } from './_parts/bank-frame.tsx';

export const metadata: Metadata = {
  title: 'Confirm your payment',
  robots: { index: false, follow: false },
  // The address of this page is all that it takes to answer it.
  // No policy that is stricter: browsers would not name the origin of its forms either, which the shop then refuses.
  referrer: 'same-origin',
};

/** Where the built-in test bank has the shopper confirm, as a real bank would on a page of its own. */
export default async function TestBankPage({ params }: PageProps<'/pay/test/[ref]'>) {
  await connection();
  const { ref } = await params;
  const challenge = await readChallenge(ref);
  if (challenge.state === 'unknown') {
    answerNotFound();
    return (
      <BankFrame title="We know of no such payment">
        <p className="text-ink-soft">The address may be incomplete, or the payment is long over.</p>
        <a href="/" className={`${buttonStyles.outline} mt-7 w-full`}>
          To the shop
        </a>
      </BankFrame>
    );
  }
  if (challenge.state === 'closed') {
    return (
      <BankFrame title={challenge.outcome === 'confirmed' ? 'This payment is confirmed' : 'This payment is closed'}>
        <p className="text-ink-soft">
          {challenge.outcome === 'confirmed'
            ? 'There is nothing left to do here.'
            : 'It was refused, or it waited too long. Nothing was charged.'}
        </p>
        <a href={afterChallenge(challenge)} className={`${buttonStyles.solid} mt-7 w-full`}>
          {challenge.outcome === 'confirmed' ? 'To the order' : 'Back to the checkout'}
        </a>
      </BankFrame>
    );
  }
  const { amount, currency } = challenge;
  return (
    <BankFrame title="Is this payment yours?">
      <dl className="divide-y divide-line border-line border-y text-small">
        <div className="flex items-baseline justify-between gap-6 py-3">
          <dt className="text-ink-soft">To</dt>
          <dd className="font-semibold">Strata</dd>
        </div>
        <div className="flex items-baseline justify-between gap-6 py-3">
          <dt className="text-ink-soft">Amount</dt>
          <dd className="heading text-title-3 tabular-nums">{formatMoney(amount, currency)}</dd>
        </div>
        <div className="flex items-baseline justify-between gap-6 py-3">
          <dt className="text-ink-soft">With</dt>
          <dd className="font-semibold">Test card</dd>
        </div>
      </dl>
      <form method="post" action={`/pay/test/${ref}/answer`} className="mt-7 space-y-3">
        <button type="submit" name="answer" value="confirm" className={`${buttonStyles.solid} w-full`}>
          Confirm
        </button>
        <button type="submit" name="answer" value="refuse" className={`${buttonStyles.outline} w-full`}>
          Refuse
        </button>
      </form>
    </BankFrame>
  );
}
