import fc from 'fast-check';
import { expect, it } from 'vitest';
import { looksLikeCardNumber, paymentInput } from '#lib/payments/payment-input.ts';

/** The last digit that makes a number check (ISO/IEC 7812-1, annex B). */
function checkDigit(digits: string): string {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return String((10 - (sum % 10)) % 10);
}

const cardNumber = fc.stringMatching(/^[1-9]\d{10,17}$/).map((digits) => digits + checkDigit(digits));

it('knows every card number, whatever gaps it is written with', () => {
  fc.assert(
    fc.property(cardNumber, fc.constantFrom('', ' ', '-'), (number, gap) => {
      expect(looksLikeCardNumber(number.replace(/(\d{4})(?=\d)/g, `$1${gap}`))).toBe(true);
    }),
  );
});

it.each(['4242424242424242', '4242 4242 4242 4242', '3782-822463-10005'])(
  'refuses %s as a token, and does not repeat it',
  (token) => {
    const parsed = paymentInput.safeParse({ provider: 'stripe', token });
    expect(parsed.error?.issues).toMatchObject([{ path: ['token'], message: expect.stringContaining('card numbers') }]);
    expect(JSON.stringify(parsed.error?.issues)).not.toContain(token);
  },
);

it.each(['tok_ok', 'pm_1QxYzA2eZvKYlo2C', '4242424242424241'])('takes %s, which is no card number', (token) => {
  expect(paymentInput.safeParse({ provider: 'test', token }).success).toBe(true);
});

it('takes nothing beside a token', () => {
  const parsed = paymentInput.safeParse({ provider: 'test', token: 'tok_ok', cvc: '123' });
  expect(parsed.success).toBe(false);
});
