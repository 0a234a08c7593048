import { ChoiceCard } from './choice-card.tsx';

export type TestPaymentProps = { token: string; onChoose: (token: string) => void };

export const FIRST_TEST_CARD = 'tok_ok';

const CARDS = [
  { token: 'tok_ok', title: 'A card that works', text: 'Paid at once.' },
  {
    token: 'tok_3ds',
    title: 'A card that asks back',
    text: 'The bank wants you to confirm on a page of its own (3-D Secure).',
  },
  { token: 'tok_declined', title: 'A card that is declined', text: 'Nothing is charged, and you can try another one.' },
  { token: 'tok_timeout', title: 'A bank that answers late', text: 'The order waits until we know.' },
] as const;

/** The cards of the built-in test provider. None of them has a number. */
export function TestPayment({ token, onChoose }: TestPaymentProps) {
  return (
    <>
      <p className="mb-4 text-small">
        <strong className="rounded-full bg-low-soft px-2.5 py-1 font-semibold text-micro">Test shop</strong>{' '}
        <span className="text-ink-soft">
          No real card is asked for and no money moves. Choose how the bank behaves.
        </span>
      </p>
      <div className="grid gap-3 sm:grid-cols-2">
        {CARDS.map((card) => (
          <ChoiceCard
            key={card.token}
            name="testCard"
            value={card.token}
            checked={token === card.token}
            onChoose={onChoose}
            title={card.title}
          >
            {card.text}
          </ChoiceCard>
        ))}
      </div>
    </>
  );
}
