import { expect, it } from 'vitest';
import { logBreaker } from '#lib/cache/log-breaker.ts';

it('says once that a node is lost, and once that it is back', () => {
  const said: unknown[] = [];
  const note = logBreaker({ warn: (fields: unknown) => said.push(fields) } as never);
  note('a', 'open');
  note('a', 'half-open');
  note('a', 'open');
  note('b', 'open');
  note('a', 'half-open');
  note('a', 'closed');
  note('a', 'open');
  expect(said).toEqual([
    { node: 'a', state: 'open' },
    { node: 'b', state: 'open' },
    { node: 'a', state: 'closed' },
    { node: 'a', state: 'open' },
  ]);
});
