/**
 * Splits an amount over weights by largest remainder (Hamilton's method): the parts are whole, add up to the amount, and none
 * is larger than its weight. Equal remainders go to the smaller key, so that the order of the entries does not matter.
 * @param amount minor units, at most the sum of the weights
 */
export function allocate(amount: number, entries: readonly { key: string; weight: number }[]): Map<string, number> {
  const whole = entries.reduce((sum, { weight }) => sum + BigInt(weight), 0n);
  if (whole === 0n) return new Map(entries.map(({ key }) => [key, 0]));
  const parts = entries.map(({ key, weight }) => {
    const exact = BigInt(amount) * BigInt(weight);
    return { key, part: Number(exact / whole), remainder: exact % whole };
  });
  const left = amount - parts.reduce((sum, { part }) => sum + part, 0);
  const byRemainder = parts.toSorted((a, b) =>
    a.remainder === b.remainder ? compareKeys(a.key, b.key) : a.remainder > b.remainder ? -1 : 1,
  );
  for (const entry of byRemainder.slice(0, left)) entry.part += 1;
  return new Map(parts.map(({ key, part }) => [key, part]));
}

const compareKeys = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
