import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { handleAuth } from '#lib/accounts/handle-auth.ts';
import { pruneSessions } from '#lib/accounts/prune-sessions.ts';
import { requireRole } from '#lib/accounts/require-role.ts';
import { PASSWORD, signInAs, signUp, toCookie } from '#tests/support/actors.ts';
import { openTestShop, type TestShop } from '#tests/support/runtime.ts';

const HOST = '127.0.0.1:4000';
const ORIGIN = `http://${HOST}`;

let shop: TestShop;
beforeAll(async () => {
  shop = await openTestShop();
});
afterAll(() => shop.close());
beforeEach(async () => {
  await shop.sql`TRUNCATE users CASCADE`;
  await shop.forget();
});

const post = (path: string, body: object, headers: Record<string, string> = {}) =>
  handleAuth(
    new Request(`${ORIGIN}/api/auth/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', host: HOST, 'x-strata-client': '203.0.113.7', ...headers },
      body: JSON.stringify(body),
    }),
    path,
  );
const account = { email: 'Ada@Strata.test', password: PASSWORD, name: 'Ada' };
const signIn = (headers: Record<string, string> = {}, password = PASSWORD) =>
  post('sign-in/email', { email: account.email, password }, headers);

describe('sign-up', () => {
  it('makes a customer, whatever role is asked for', async () => {
    const response = await post('sign-up/email', { ...account, role: 'owner' });
    expect(response.status).toBe(200);
    expect(await shop.sql`SELECT email, role FROM users`).toMatchObject([
      { email: 'ada@strata.test', role: 'customer' },
    ]);
    const cookie = { cookie: toCookie(response.headers), origin: ORIGIN };
    expect((await post('update-user', { role: 'owner' }, cookie)).status).toBe(400);
    expect(await shop.sql`SELECT role FROM users`).toMatchObject([{ role: 'customer' }]);
  });

  it.each([
    { password: 'seven77' },
    { password: 'x'.repeat(129) },
    { password: 'nul\0in it' },
    { email: 'nobody' },
    { name: 'x'.repeat(101) },
    { name: ' \u200b' },
    { name: 'Ada\0' },
    { name: 'Ada \u202eecalevoL' },
    { image: 'https://evil.test/ada.gif' },
  ])('refuses %o', async (wrong) => {
    expect([400, 422]).toContain((await post('sign-up/email', { ...account, ...wrong })).status);
    expect(await shop.sql`SELECT FROM users`).toHaveLength(0);
  });

  it('keeps names to the rules of the forms afterwards, too', async () => {
    const cookie = { cookie: toCookie((await post('sign-up/email', account)).headers), origin: ORIGIN };
    for (const wrong of [{ name: '' }, { name: 'a\0' }, { name: 'x'.repeat(250) }, { image: 'javascript:alert(1)' }]) {
      expect((await post('update-user', wrong, cookie)).status).toBe(400);
    }
    expect((await post('update-user', { name: ' Ada\n Lovelace ' }, cookie)).status).toBe(200);
    expect(await shop.sql`SELECT name, image FROM users`).toEqual([{ name: 'Ada Lovelace', image: null }]);
  });

  it('keeps a hash of the password, and no password', async () => {
    await post('sign-up/email', account);
    const [row] = await shop.sql<{ password: string }[]>`SELECT password FROM accounts`;
    expect(row?.password).toMatch(/^[0-9a-f]{32}:[0-9a-f]{128}$/);
  });

  it('gives up a body that is larger than any can be', async () => {
    expect((await post('sign-up/email', { ...account, name: 'x'.repeat(20_000) })).status).toBe(413);
  });
});

describe('sign-in', () => {
  beforeEach(() => post('sign-up/email', account));

  it('sets a cookie that scripts cannot read and other sites do not send', async () => {
    const response = await signIn();
    expect(response.status).toBe(200);
    const [cookie] = response.headers.getSetCookie();
    expect(cookie).toMatch(/^strata\.session_token=.+; Max-Age=604800; Path=\/; HttpOnly; SameSite=Lax$/);
  });

  it('lasts as long as was said at sign-in, however much it is used', async () => {
    const headers = new Headers({ cookie: toCookie((await signIn()).headers) });
    const expiry = async () => (await shop.sql<{ at: Date }[]>`SELECT max(expires_at) AS at FROM sessions`)[0]?.at;
    await shop.sql`UPDATE sessions SET expires_at = now() + interval '1 hour', updated_at = now() - interval '6 days'`;
    const before = await expiry();
    expect(await requireRole(headers, 'customer')).toMatchObject({ state: 'granted' });
    expect(await expiry()).toEqual(before);
    await shop.sql`UPDATE sessions SET expires_at = now() - interval '1 second'`;
    expect(await requireRole(headers, 'customer')).toEqual({ state: 'unauthenticated' });
  });

  it('refuses a wrong password, and an address that nobody has, alike', async () => {
    const wrong = await signIn({}, 'not the password');
    const nobody = await post('sign-in/email', { email: 'eve@strata.test', password: PASSWORD });
    expect([wrong.status, nobody.status]).toEqual([401, 401]);
    expect(await wrong.json()).toEqual(await nobody.json());
  });

  it('refuses pages of other sites, and names that are made to point here', async () => {
    expect((await signIn({ origin: ORIGIN })).status).toBe(200);
    expect((await signIn({ origin: 'https://evil.test' })).status).toBe(403);
    expect((await signIn({ origin: 'http://evil.test:4000', host: 'evil.test:4000' })).status).toBe(403);
    expect((await signIn({ origin: 'null' })).status).toBe(403);
  });

  it('lets one client try ten times in a minute, and others go on', async () => {
    for (let at = 0; at < 10; at += 1) await signIn({}, 'guess number one');
    expect((await signIn()).status).toBe(429);
    expect((await signIn({ 'x-strata-client': '203.0.113.8' })).status).toBe(200);
    // What a client writes itself is no address.
    expect((await signIn({ 'x-forwarded-for': '198.51.100.1' })).status).toBe(429);
  });

  it('is over everywhere else with a new password, whatever the program that sets it asks for', async () => {
    const other = { 'x-strata-client': '203.0.113.9' };
    const [here, there] = [toCookie((await signIn(other)).headers), toCookie((await signIn(other)).headers)];
    const body = { currentPassword: PASSWORD, newPassword: 'staple battery horse', revokeOtherSessions: false };
    const changed = await post('change-password', body, { cookie: here, origin: ORIGIN });
    expect(changed.status).toBe(200);
    expect(await requireRole(new Headers({ cookie: there }), 'customer')).toEqual({ state: 'unauthenticated' });
    const fresh = new Headers({ cookie: toCookie(changed.headers) });
    expect(await requireRole(fresh, 'customer')).toMatchObject({ state: 'granted' });
  });

  it('is forgotten a day after its end, as links are, and not before', async () => {
    const other = { 'x-strata-client': '203.0.113.11' };
    for (let times = 0; times < 2; times += 1) await signIn(other);
    await post('request-password-reset', { email: account.email }, other);
    const count = async () =>
      (
        await shop.sql`SELECT (SELECT count(*)::int FROM sessions) AS sessions, (SELECT count(*)::int FROM verifications) AS links`
      )[0];
    const age = (interval: string) =>
      shop.sql.unsafe(
        `UPDATE sessions SET expires_at = now() - interval '${interval}'
        WHERE id = (SELECT max(id) FROM sessions); UPDATE verifications SET expires_at = now() - interval '${interval}'`,
      );
    await age('23 hours');
    await pruneSessions();
    expect(await count()).toEqual({ sessions: 3, links: 1 });
    await age('25 hours');
    await pruneSessions();
    expect(await count()).toEqual({ sessions: 2, links: 0 });
  });

  it('ends with sign-out', async () => {
    const cookie = toCookie((await signIn()).headers);
    expect((await post('sign-out', {}, { cookie, origin: ORIGIN })).status).toBe(200);
    expect(await requireRole(new Headers({ cookie }), 'customer')).toEqual({ state: 'unauthenticated' });
  });
});

describe('requireRole', () => {
  it('tells strangers from those who may too little', async () => {
    expect(await requireRole(new Headers(), 'viewer')).toEqual({ state: 'unauthenticated' });
    expect(await requireRole(new Headers({ cookie: 'strata.session_token=x.y' }), 'viewer')).toEqual({
      state: 'unauthenticated',
    });
    expect(await requireRole(await signUp('ada@strata.test'), 'viewer')).toEqual({ state: 'forbidden' });
  });

  it('goes by the role that somebody has now', async () => {
    const { headers } = await signInAs(shop.sql, 'editor');
    expect(await requireRole(headers, 'support')).toMatchObject({ state: 'granted', actor: { role: 'editor' } });
    expect(await requireRole(headers, 'owner')).toEqual({ state: 'forbidden' });
    await shop.sql`UPDATE users SET role = 'customer'`;
    expect(await requireRole(headers, 'support')).toEqual({ state: 'forbidden' });
  });

  it('takes no session that was signed with another secret', async () => {
    const { headers } = await signInAs(shop.sql, 'owner');
    const [token] = (headers.get('cookie') ?? '').split('.session_token=')[1]?.split('.') ?? [];
    const forged = new Headers({ cookie: `strata.session_token=${token}.${'A'.repeat(43)}%3D` });
    expect(await requireRole(forged, 'owner')).toEqual({ state: 'unauthenticated' });
  });
});

it.each([
  ['reset-password', { token: '\0', newPassword: 'staple battery horse' }],
  ['revoke-session', { token: '\0' }],
  ['sign-in/email', { email: account.email, password: '\0' }],
])('answers %s with what no text may hold as a mistake of who sent it', async (path, body) => {
  const cookie = toCookie((await post('sign-up/email', account)).headers);
  const other = { 'x-strata-client': '203.0.113.10' };
  expect((await post(path, body, { cookie, origin: ORIGIN, ...other })).status).toBe(400);
});

it.each(['change-email', 'sign-in/social', 'delete-user', 'error', 'ok', 'callback/github'])(
  'keeps %s closed',
  async (path) => {
    expect((await post(path, {})).status).toBe(404);
  },
);
