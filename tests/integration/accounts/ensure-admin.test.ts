import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { AdminPassword } from '#lib/accounts/admin-password.ts';
import { getAuth } from '#lib/accounts/auth.ts';
import { ensureAdmin } from '#lib/accounts/ensure-admin.ts';
import { requireRole } from '#lib/accounts/require-role.ts';
import { PASSWORD, signUp } from '#tests/support/actors.ts';
import { openTestShop, type TestShop } from '#tests/support/runtime.ts';

const EMAIL = 'admin@strata.test';
const generated = { password: 'generated-password', source: 'generated' } as const;
const configured = { password: 'configured-password', source: 'configured' } as const;

let shop: TestShop;
beforeAll(async () => {
  shop = await openTestShop();
});
afterAll(() => shop.close());
beforeEach(async () => {
  await shop.sql`TRUNCATE users CASCADE`;
});

const ensure = (given: AdminPassword) => ensureAdmin(shop.runtime.db, EMAIL, given);
const canSignIn = async (password: string) => {
  const auth = await getAuth();
  return auth.api.signInEmail({ body: { email: EMAIL, password } }).then(
    () => true,
    () => false,
  );
};

it('makes an owner who can sign in, once, however many processes start at once', async () => {
  await Promise.all(Array.from({ length: 4 }, () => ensure(generated)));
  expect(await shop.sql`SELECT role FROM users`).toMatchObject([{ role: 'owner' }]);
  expect(await shop.sql`SELECT FROM accounts`).toHaveLength(1);
  expect(await canSignIn(generated.password)).toBe(true);
  expect(await ensure(generated)).toEqual({ password: 'as-given' });
});

it('leaves a password alone that the administrator has chosen, unless one is configured', async () => {
  await ensure(configured);
  expect(await ensure(generated)).toEqual({ password: 'own' });
  expect(await canSignIn(configured.password)).toBe(true);
  await ensure(generated);
  expect(await ensure({ ...configured, password: 'another-password' })).toEqual({ password: 'as-given' });
  expect(await canSignIn('another-password')).toBe(true);
  expect(await canSignIn(configured.password)).toBe(false);
});

it('takes the address back from whoever signed up with it before, and signs them out', async () => {
  const stranger = await signUp(EMAIL);
  await ensure(generated);
  expect(await requireRole(stranger, 'customer')).toEqual({ state: 'unauthenticated' });
  expect(await canSignIn(PASSWORD)).toBe(false);
  expect(await canSignIn(generated.password)).toBe(true);
});
