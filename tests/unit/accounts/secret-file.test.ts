import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readAdminPassword } from '#lib/accounts/admin-password.ts';
import { keepSecret } from '#lib/accounts/secret-file.ts';
import { makeTemporaryDirectory } from '#tests/support/temporary-directory.ts';

it('generates a secret once, for this user alone', () => {
  const dir = makeTemporaryDirectory();
  const secret = keepSecret(dir, 'auth');
  expect(secret).toMatch(/^[0-9a-f]{64}$/);
  expect(keepSecret(dir, 'auth')).toBe(secret);
  expect(keepSecret(dir, 'other')).not.toBe(secret);
  expect(statSync(join(dir, 'secrets', 'auth')).mode & 0o777).toBe(0o600);
  expect(statSync(join(dir, 'secrets')).mode & 0o777).toBe(0o700);
});

it('takes the secret of a process that was faster', () => {
  const dir = makeTemporaryDirectory();
  const secret = keepSecret(dir, 'auth', () => {
    // Another process comes in between, after this one has found nothing.
    writeFileSync(join(dir, 'secrets', 'auth'), 'of the other');
    return 'mine';
  });
  expect(secret).toBe('of the other');
  expect(keepSecret(dir, 'auth')).toBe('of the other');
});

it('does not go on with an empty secret', () => {
  const dir = makeTemporaryDirectory();
  mkdirSync(join(dir, 'secrets'));
  writeFileSync(join(dir, 'secrets', 'auth'), '\n');
  expect(() => keepSecret(dir, 'auth')).toThrow(/empty/);
});

it('prefers the configured password, and generates one that can be typed', () => {
  const dataDir = makeTemporaryDirectory();
  expect(readAdminPassword({ adminPassword: 'from the environment', dataDir })).toEqual({
    password: 'from the environment',
    source: 'configured',
  });
  const { password, source } = readAdminPassword({ adminPassword: undefined, dataDir });
  expect(source).toBe('generated');
  expect(password).toMatch(/^[a-km-np-z2-9]{5}(-[a-km-np-z2-9]{5}){3}$/);
  expect(readAdminPassword({ adminPassword: undefined, dataDir }).password).toBe(password);
});
