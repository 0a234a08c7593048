import { expect, it } from 'vitest';
import { logAuth, logAuthError } from '#lib/accounts/log-auth.ts';
import type { Logger } from '#lib/log.ts';

type Line = [level: string, fields: Record<string, unknown>, message: string];
function record() {
  const lines: Line[] = [];
  const write = (level: string) => (fields: Record<string, unknown>, message: string) =>
    void lines.push([level, fields, message]);
  return { lines, log: { debug: write('debug'), warn: write('warn'), error: write('error') } as unknown as Logger };
}
const failed = new Error("insert into sessions values ('s3cret-token')", { cause: new Error('duplicate key') });
failed.name = 'DrizzleQueryError';

it('says what failed and why, but not with which values', () => {
  const { lines, log } = record();
  logAuth(log, 'error', 'Failed to create session', [failed]);
  expect(lines).toEqual([
    ['error', { part: 'auth', error: 'DrizzleQueryError', cause: 'duplicate key' }, 'Failed to create session'],
  ]);
  logAuthError(log, failed);
  expect(lines).toHaveLength(2);
  expect(JSON.stringify(lines)).not.toContain('s3cret');
});

it('takes a client that was refused for no failure', () => {
  const { lines, log } = record();
  logAuth(log, 'error', 'Invalid origin: https://evil.test', []);
  logAuthError(log, Object.assign(new Error('INVALID_ORIGIN'), { statusCode: 403 }));
  expect(lines).toEqual([['warn', { part: 'auth' }, 'Invalid origin: https://evil.test']]);
});
