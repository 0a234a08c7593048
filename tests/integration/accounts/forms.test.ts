import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import * as accountRoute from '#app/api/account/route.ts';
import { emailKey } from '#lib/accounts/account-key.ts';
import { forgetBuyer } from '#lib/accounts/forget-buyer.ts';
import { readFlash } from '#lib/accounts/forms/flash.ts';
import { handleAuth } from '#lib/accounts/handle-auth.ts';
import { findSession } from '#lib/accounts/session.ts';
import { listSessions } from '#lib/accounts/sessions.ts';
import { limitRequests } from '#lib/http/rate-limit.ts';
import { mailedToken, openBrowser, SITE, type TestBrowser } from '#tests/support/account-shop.ts';
import { PASSWORD } from '#tests/support/actors.ts';
import { openTestShop, type TestShop } from '#tests/support/runtime.ts';

// Only a request of Next's own server can be waited for.
vi.mock('next/server', () => ({ connection: async () => {} }));

const OTHER_PASSWORD = 'staple battery horse';

let shop: TestShop;
beforeAll(async () => {
  shop = await openTestShop();
});
afterAll(() => shop.close());

let people = 0;
async function signUp(browser: TestBrowser = openBrowser()) {
  const email = `ada-${++people}@strata.test`;
  const response = await browser.send('sign-up', { name: 'Ada', email, password: PASSWORD });
  expect(response.status).toBe(200);
  return { browser, email };
}
const nameOf = async (browser: TestBrowser) => (await findSession(browser.headers()))?.email;
const errorsOf = async (response: Response) => {
  const { errors } = (await response.json()) as { errors: { pointer: string }[] };
  return errors.map(({ pointer }) => pointer);
};

describe('opening an account', () => {
  it('signs in, sends a link, and verifies the address by it; only then are a guest’s orders theirs', async () => {
    const { browser, email } = await signUp();
    const order = async () => (await shop.sql`SELECT user_id FROM orders WHERE email = ${email}`)[0]?.user_id;
    await insertOrder(email);
    expect(await nameOf(browser)).toBe(email);
    const token = await mailedToken(shop, 'verify-email', email);
    expect(await findSession(browser.headers())).toMatchObject({ emailVerified: false });
    await handleAuth(browser.request('/api/auth/update-user', 'POST', { name: 'Grace' }), 'update-user');
    expect(await findSession(browser.headers())).toMatchObject({ name: 'Grace' });
    expect(await order()).toBeNull();
    const response = await browser.send('verify-email', { token: token ?? '' });
    expect(await response.json()).toEqual({ to: '/account' });
    expect(await findSession(browser.headers())).toMatchObject({ emailVerified: true });
    expect(await order()).not.toBeNull();
  });

  it('finds what they have bought as a guest since then with the next sign-in', async () => {
    const { browser, email } = await signUp();
    await browser.send('verify-email', { token: (await mailedToken(shop, 'verify-email', email)) ?? '' });
    const later = await insertOrder(email);
    const others = await insertOrder('somebody-else@strata.test');
    await openBrowser().send('sign-in', { email, password: PASSWORD });
    const owners = await shop.sql`SELECT user_id FROM orders WHERE id IN (${later}, ${others}) ORDER BY id = ${others}`;
    expect(owners).toMatchObject([{ user_id: expect.any(String) }, { user_id: null }]);
  });

  it.each([
    [{ name: ' ' }, '/name'],
    [{ email: 'nobody' }, '/email'],
    [{ password: 'short' }, '/password'],
    [{ password: 'Password1' }, '/password'],
    [{ email: 'iloveyou-so@strata.test', password: 'iloveyou-so@strata.test' }, '/password'],
  ])('refuses %o', async (wrong, pointer) => {
    const values = { name: 'Eve', email: 'eve@strata.test', password: PASSWORD, ...wrong };
    const response = await openBrowser().send('sign-up', values as Record<string, string>);
    expect(response.status).toBe(400);
    expect(await errorsOf(response)).toEqual([pointer]);
    expect(await shop.sql`SELECT FROM users WHERE email = ${values.email}`).toHaveLength(0);
  });

  it('says that an address is taken', async () => {
    const { email } = await signUp();
    const response = await openBrowser().send('sign-up', { name: 'Eve', email, password: PASSWORD });
    expect(await errorsOf(response)).toEqual(['/email']);
  });

  it('takes no token that another key has signed, or that is none', async () => {
    const { browser, email } = await signUp();
    const [head, body] = ((await mailedToken(shop, 'verify-email', email)) ?? '').split('.');
    for (const token of ['', 'x', `${head}.${body}.${'A'.repeat(43)}`]) {
      expect((await browser.send('verify-email', { token })).status).toBe(400);
    }
    expect(await findSession(browser.headers())).toMatchObject({ emailVerified: false });
  });
});

describe('signing in', () => {
  it('leads on to where somebody wanted to go, and never to another site', async () => {
    const { email } = await signUp();
    for (const [next, to] of [
      ['/checkout?step=2', '/checkout?step=2'],
      ['//evil.test', '/account'],
      ['https://evil.test/', '/account'],
    ] as const) {
      const response = await openBrowser().send('sign-in', { email, password: PASSWORD, next });
      expect(await response.json()).toEqual({ to });
    }
  });

  it('works without scripts: by redirects, keeping what was typed but the password', async () => {
    const { email } = await signUp();
    const browser = openBrowser();
    const refused = await browser.post('sign-in', { email, password: 'wrong', next: '/checkout' });
    expect(refused.status).toBe(303);
    expect(refused.headers.get('location')).toBe('/sign-in?next=%2Fcheckout');
    const flash = readFlash(browser.headers());
    expect(flash).toMatchObject({ form: 'sign-in', values: { email }, errors: [{ field: '' }] });
    expect(JSON.stringify(flash)).not.toContain('wrong');
    const taken = await browser.post('sign-in', { email, password: PASSWORD, next: '/checkout' });
    expect([taken.status, taken.headers.get('location')]).toEqual([303, '/checkout']);
    expect(await nameOf(browser)).toBe(email);
  });

  it('begins a session of its own, and ends the one that the browser had before', async () => {
    const { browser, email } = await signUp();
    const before = browser.headers();
    const fixed = browser.cookies.get('strata.session_token');
    await browser.send('sign-in', { email, password: PASSWORD });
    expect(browser.cookies.get('strata.session_token')).not.toBe(fixed);
    expect(await findSession(before)).toBeUndefined();
  });

  it('limits guesses for one account, wherever they come from, and whether there is such an account or not', async () => {
    const { email } = await signUp();
    for (const guessed of [email, 'nobody@strata.test']) {
      const guess = () => openBrowser().send('sign-in', { email: guessed, password: 'a guess' });
      expect((await guess()).status).toBe(400);
      const others = Array.from({ length: 29 }, () =>
        limitRequests(openBrowser().request('/'), 'sign-in', emailKey(guessed)),
      );
      expect(await Promise.all(others)).toEqual(Array(29).fill(undefined));
      const over = await guess();
      expect(over.status).toBe(429);
      expect(over.headers.get('content-type')).toBe('application/problem+json');
      expect(Number(over.headers.get('retry-after'))).toBeGreaterThan(0);
    }
  });

  it.each([{ origin: 'https://evil.test' }, { origin: 'null' }, { 'sec-fetch-site': 'cross-site' }] as Record<
    string,
    string
  >[])('is not taken from another site: %o', async (headers) => {
    const { email } = await signUp();
    const browser = openBrowser();
    expect((await browser.post('sign-in', { email, password: PASSWORD }, headers)).status).toBe(403);
    expect(browser.cookies.size).toBe(0);
  });
});

describe('a new password', () => {
  const ask = (email: string) => openBrowser().send('forgot-password', { email });

  it('is asked for in the same words and the same time, whether there is an account or not', async () => {
    const { email } = await signUp();
    const timed = async (address: string) => {
      const began = performance.now();
      const response = await ask(address);
      return { answer: await response.text(), status: response.status, ms: performance.now() - began };
    };
    const known = await timed(email);
    const unknown = await timed('nobody-at-all@strata.test');
    expect({ ...unknown, ms: 0 }).toEqual({ ...known, ms: 0 });
    for (const { ms } of [known, unknown]) expect(ms).toBeGreaterThan(390);
    expect(await mailedToken(shop, 'reset-password', email)).toBeDefined();
    expect(await mailedToken(shop, 'reset-password', 'nobody-at-all@strata.test')).toBeUndefined();
  });

  it('signs everybody out, works once, and replaces the old one', async () => {
    const { browser, email } = await signUp();
    await ask(email);
    const token = (await mailedToken(shop, 'reset-password', email)) ?? '';
    const stored = await shop.sql`SELECT FROM verifications WHERE identifier LIKE ${`%${token}%`}`;
    expect(stored).toHaveLength(0);
    const set = (password: string) => openBrowser().send('reset-password', { token, password });
    expect(await errorsOf(await set('password1'))).toEqual(['/password']);
    expect(await (await set(OTHER_PASSWORD)).json()).toEqual({ to: '/sign-in?next=%2Faccount' });
    expect(await nameOf(browser)).toBeUndefined();
    expect((await set('yet another horse')).status).toBe(400);
    expect((await openBrowser().send('sign-in', { email, password: PASSWORD })).status).toBe(400);
    expect((await openBrowser().send('sign-in', { email, password: OTHER_PASSWORD })).status).toBe(200);
  });

  it('ends every other link to one, and tells who is known to own the address', async () => {
    const { browser, email } = await signUp();
    await ask(email);
    const first = (await mailedToken(shop, 'reset-password', email)) ?? '';
    await ask(email);
    const second = (await mailedToken(shop, 'reset-password', email)) ?? '';
    const set = (token: string, password: string) => openBrowser().send('reset-password', { token, password });
    expect((await set(second, OTHER_PASSWORD)).status).toBe(200);
    expect((await set(first, 'yet another horse')).status).toBe(400);
    expect(await changesMailed(email)).toEqual([]);
    await browser.send('verify-email', { token: (await mailedToken(shop, 'verify-email', email)) ?? '' });
    await browser.send('sign-in', { email, password: OTHER_PASSWORD });
    await ask(email);
    const third = (await mailedToken(shop, 'reset-password', email)) ?? '';
    const back = { currentPassword: OTHER_PASSWORD, newPassword: PASSWORD };
    expect((await browser.send('change-password', back)).status).toBe(200);
    expect((await set(third, 'yet another horse')).status).toBe(400);
    expect(await changesMailed(email)).toEqual(['Your password at Strata was changed']);
  });

  it('is changed by who knows the old one, and signs every other device out', async () => {
    const { browser, email } = await signUp();
    const other = openBrowser();
    await other.send('sign-in', { email, password: PASSWORD });
    const wrong = await browser.send('change-password', { currentPassword: 'wrong', newPassword: OTHER_PASSWORD });
    expect(await errorsOf(wrong)).toEqual(['/currentPassword']);
    const right = { currentPassword: PASSWORD, newPassword: OTHER_PASSWORD };
    expect((await browser.send('change-password', right)).status).toBe(200);
    expect(await nameOf(browser)).toBe(email);
    expect(await nameOf(other)).toBeUndefined();
  });
});

describe('another address', () => {
  it('takes the password and a link to the new one, which is verified by it', async () => {
    const { browser, email } = await signUp();
    const wanted = `new-${email}`;
    const change = (password: string) => browser.send('change-email', { email: wanted, password });
    expect(await errorsOf(await change('wrong'))).toEqual(['/password']);
    expect((await change(PASSWORD)).status).toBe(200);
    expect(await nameOf(browser)).toBe(email);
    const token = (await mailedToken(shop, 'verify-email', wanted)) ?? '';
    expect((await browser.send('verify-email', { token })).status).toBe(200);
    expect(await findSession(browser.headers())).toMatchObject({ email: wanted, emailVerified: true });
    expect(await (await accountRoute.GET(browser.request('/api/account'))).json()).toMatchObject({ email: wanted });
    // Bound to the address before: it is of no use a second time.
    expect((await browser.send('verify-email', { token })).status).toBe(400);
  });

  it('ends links to a new password that the old one was sent, which hears of it', async () => {
    const { browser, email } = await signUp();
    await browser.send('verify-email', { token: (await mailedToken(shop, 'verify-email', email)) ?? '' });
    await browser.send('forgot-password', { email });
    const reset = (await mailedToken(shop, 'reset-password', email)) ?? '';
    await browser.send('change-email', { email: `new-${email}`, password: PASSWORD });
    await browser.send('verify-email', { token: (await mailedToken(shop, 'verify-email', `new-${email}`)) ?? '' });
    expect(await changesMailed(email)).toEqual(['The address of your account at Strata was changed']);
    expect(await changesMailed(`new-${email}`)).toEqual([]);
    const late = await openBrowser().send('reset-password', { token: reset, password: OTHER_PASSWORD });
    expect(late.status).toBe(400);
  });

  it('does not become theirs who asked for it before the password was changed', async () => {
    const { browser, email } = await signUp();
    await browser.send('change-email', { email: `eve-${email}`, password: PASSWORD });
    const token = (await mailedToken(shop, 'verify-email', `eve-${email}`)) ?? '';
    // Links tell the second in which they were sent: the change comes more than that later.
    await shop.sql`UPDATE accounts SET updated_at = now() - interval '1 day'`;
    await browser.send('change-password', { currentPassword: PASSWORD, newPassword: OTHER_PASSWORD });
    await shop.sql`UPDATE accounts SET updated_at = updated_at + interval '3 seconds'`;
    expect((await openBrowser().send('verify-email', { token })).status).toBe(400);
    expect(await nameOf(browser)).toBe(email);
  });

  it('that is somebody else’s gets the same answer, and no mail', async () => {
    const { email: taken } = await signUp();
    const { browser } = await signUp();
    await shop.sql`DELETE FROM mails`;
    const response = await browser.send('change-email', { email: taken, password: PASSWORD });
    expect(response.status).toBe(200);
    expect(await shop.sql`SELECT FROM mails`).toHaveLength(0);
  });
});

describe('sessions', () => {
  it('are listed with what they are, and ended one by one, but never those of others', async () => {
    const { browser, email } = await signUp();
    const phone = openBrowser();
    await phone.send('sign-in', { email, password: PASSWORD });
    const stranger = (await signUp()).browser;
    const mine = await findSession(browser.headers());
    const list = await listSessions(mine as NonNullable<typeof mine>);
    expect(list).toMatchObject([
      { current: true, device: 'Firefox on Linux' },
      { current: false, device: 'Firefox on Linux' },
    ]);
    const id = list[1]?.id ?? '';
    await stranger.send('end-session', { id });
    expect(await nameOf(phone)).toBe(email);
    await browser.send('end-session', { id: `${id}\0` });
    expect(await nameOf(phone)).toBe(email);
    await browser.send('end-session', { id });
    expect(await nameOf(phone)).toBeUndefined();
    expect(await nameOf(browser)).toBe(email);
  });
});

describe('leaving', () => {
  it('takes what is personal along, and leaves the orders to nobody', async () => {
    const { browser, email } = await signUp();
    await browser.send('verify-email', { token: (await mailedToken(shop, 'verify-email', email)) ?? '' });
    const done = await insertOrder(email, 'delivered');
    const open = await insertOrder(email, 'shipped');
    await shop.sql`UPDATE orders SET user_id = (SELECT id FROM users WHERE email = ${email}) WHERE email = ${email}`;
    await browser.send('address', {
      name: 'Ada',
      line1: 'Street 1',
      city: 'Berlin',
      postalCode: '10115',
      country: 'DE',
    });
    expect(await errorsOf(await browser.send('remove-account', { password: 'wrong' }))).toEqual(['/password']);
    expect((await browser.send('remove-account', { password: PASSWORD })).status).toBe(200);
    expect(browser.cookies.has('strata.session_token')).toBe(false);
    expect(await shop.sql`SELECT FROM users WHERE email = ${email}`).toHaveLength(0);
    expect(await shop.sql`SELECT FROM mails WHERE recipient = ${email} AND status <> 'queued'`).toHaveLength(0);
    expect(await shop.sql`SELECT FROM addresses WHERE name = 'Ada'`).toHaveLength(0);
    const orders =
      await shop.sql`SELECT id, user_id, email FROM orders WHERE id IN (${done}, ${open}) ORDER BY id = ${open}`;
    expect(orders).toMatchObject([
      { user_id: null, email: expect.stringMatching(/@deleted\.invalid$/) },
      { user_id: null, email },
    ]);
  });

  it('forgets the address of an order that was still on its way once it is there', async () => {
    const { browser, email } = await signUp();
    const order = await insertOrder(email, 'shipped');
    await shop.sql`UPDATE orders SET user_id = (SELECT id FROM users WHERE email = ${email}) WHERE id = ${order}`;
    await browser.send('remove-account', { password: PASSWORD });
    const addressOf = async () => (await shop.sql`SELECT email FROM orders WHERE id = ${order}`)[0]?.email;
    const queued = async () =>
      (await shop.sql`SELECT FROM graphile_worker.jobs WHERE key = ${`forget-buyer:${order}`}`).length;
    await forgetBuyer({ orderId: order });
    expect([await addressOf(), await queued()]).toEqual([email, 1]);
    await shop.sql`UPDATE orders SET status = 'delivered' WHERE id = ${order}`;
    await forgetBuyer({ orderId: order });
    expect(await addressOf()).toMatch(/@deleted\.invalid$/);
  });

  it('takes nothing along of an address that is not shown to be theirs', async () => {
    const email = 'victim@strata.test';
    await shop.sql`
      INSERT INTO mails (kind, recipient, subject, html, text, status) VALUES ('order-shipped', ${email}, 's', 'h', 't', 'sent')`;
    const browser = openBrowser();
    await browser.send('sign-up', { name: 'Eve', email, password: PASSWORD });
    expect((await browser.send('remove-account', { password: PASSWORD })).status).toBe(200);
    expect(await shop.sql`SELECT FROM mails WHERE recipient = ${email} AND kind = 'order-shipped'`).toHaveLength(1);
  });

  it('is not for those who run the shop', async () => {
    const { browser, email } = await signUp();
    await shop.sql`UPDATE users SET role = 'editor' WHERE email = ${email}`;
    expect((await browser.send('remove-account', { password: PASSWORD })).status).toBe(400);
    expect(await nameOf(browser)).toBe(email);
  });
});

it('sends who is not signed in to sign in, and back', async () => {
  const response = await openBrowser().post('profile', { name: 'Eve' });
  expect(response.headers.get('location')).toBe('/sign-in?next=%2Faccount%2Fprofile');
});

it('shows and changes the profile of who is signed in, for pages of the shop alone', async () => {
  const { browser } = await signUp();
  const response = await accountRoute.PATCH(browser.request('/api/account', 'PATCH', { name: 'Grace' }));
  expect(await response.json()).toMatchObject({ name: 'Grace' });
  expect(await (await accountRoute.GET(browser.request('/api/account'))).json()).toMatchObject({ name: 'Grace' });
  expect((await accountRoute.GET(openBrowser().request('/api/account'))).status).toBe(401);
  const foreign = browser.request('/api/account', 'PATCH', { name: 'Eve' });
  foreign.headers.set('origin', SITE.replace('127.0.0.1', 'evil.test'));
  expect((await accountRoute.PATCH(foreign)).status).toBe(403);
});

const changesMailed = async (recipient: string) =>
  (
    await shop.sql<{ subject: string }[]>`
      SELECT subject FROM mails WHERE kind = 'account-changed' AND recipient = ${recipient} ORDER BY id`
  ).map(({ subject }) => subject);

let orderCount = 0;
async function insertOrder(email: string, status = 'paid'): Promise<string> {
  const id = `order-of-somebody-${++orderCount}`;
  await shop.sql`
    INSERT INTO orders (id, number, email, status, currency, subtotal, discount, shipping, tax, tax_included, total,
                        shipping_address, shipping_method, shipping_method_name, cart_id)
    VALUES (${id}, ${`S-${900_000 + orderCount}`}, ${email}, ${status}, 'EUR', 100, 0, 0, 0, true, 100,
            ${shop.sql.json({ name: 'Ada' })}, 'standard', 'Standard', 'cart')`;
  return id;
}
