import { expect, it } from 'vitest';
import { runInScope } from '#lib/http/scope.ts';
import { onRequestError } from '../../../instrumentation.ts';

it('what Next reports while it renders has failed, and only that', () => {
  const scopeOf = (render: () => void) =>
    runInScope('remote', (scope) => {
      render();
      return scope;
    });
  expect(scopeOf(onRequestError).failed).toBe(true);
  expect(scopeOf(() => {}).failed).toBe(false);
  expect(onRequestError).not.toThrow();
});
