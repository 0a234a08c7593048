import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import * as codes from '#app/api/admin/security/backup-codes/route.ts';
import * as confirm from '#app/api/admin/security/second-factor/confirm/route.ts';
import * as secondFactor from '#app/api/admin/security/second-factor/route.ts';
import { handleAuth } from '#lib/accounts/handle-auth.ts';
import { type Access, requireRole } from '#lib/accounts/require-role.ts';
import { getSecondFactor } from '#lib/accounts/second-factor/read.ts';
import { findSession } from '#lib/accounts/session.ts';
import { listAudit } from '#lib/audit/read.ts';
import { resetSecondFactor } from '#lib/team/member.ts';
import { getTeamRules, setTeamRules } from '#lib/team/rules.ts';
import { openBrowser, type TestBrowser } from '#tests/support/account-shop.ts';
import { PASSWORD, signInAs } from '#tests/support/actors.ts';
import { openTestShop, type TestShop } from '#tests/support/runtime.ts';
import { nextTotp, totp } from '#tests/support/totp.ts';

// Only a request of Next's own server can be waited for.
vi.mock('next/server', () => ({ connection: async () => {} }));

let shop: TestShop;
beforeAll(async () => {
  shop = await openTestShop();
});
afterAll(() => shop.close());

let people = 0;

/** Somebody who works for the shop, in a browser where they are signed in. */
async function hire(role = 'editor') {
  const browser = openBrowser();
  const email = `staff-${++people}@strata.test`;
  await browser.send('sign-up', { name: 'Ada', email, password: PASSWORD });
  await shop.sql`UPDATE users SET role = ${role} WHERE email = ${email}`;
  return { browser, email };
}

const ask = async (
  browser: TestBrowser,
  handler: (request: Request) => Promise<Response>,
  method: string,
  body: object,
) => browser.keep(await handler(browser.request('/api/admin/security', method, body)));

async function enrol(browser: TestBrowser): Promise<{ key: string; uri: string; backupCodes: string[] }> {
  const begun = await (await ask(browser, secondFactor.POST, 'POST', { password: PASSWORD })).json();
  expect((await ask(browser, confirm.POST, 'POST', { code: totp(begun.key) })).status).toBe(200);
  return begun;
}

/** As far as the password leads. */
async function givePassword(email: string) {
  const browser = openBrowser();
  const response = await browser.send('sign-in', { email, password: PASSWORD, next: '/admin' });
  return { browser, to: (await response.json()).to };
}

const emailOf = async (browser: TestBrowser) => (await findSession(browser.headers()))?.email;
const actorOf = async (browser: TestBrowser) => {
  const access: Access = await requireRole(browser.headers(), 'viewer');
  if (!('actor' in access)) throw new Error(access.state);
  return access.actor;
};

describe('setting it up', () => {
  it('is done once: a code that is shown again turns nothing on, and nothing is noted', async () => {
    const { browser, email } = await hire();
    const { key } = await enrol(browser);
    const again = await ask(browser, confirm.POST, 'POST', { code: totp(key) });
    expect([again.status, (await again.json()).type]).toEqual([409, expect.stringMatching(/second-factor-on$/)]);
    const noted =
      await shop.sql`SELECT FROM audit_log WHERE action = 'second-factor.turn-on' AND actor_email = ${email}`;
    expect(noted).toHaveLength(1);
  });

  it('takes the password, and counts only once a code of the app was shown', async () => {
    const { browser, email } = await hire();
    const wrong = await ask(browser, secondFactor.POST, 'POST', { password: 'not this one' });
    expect((await wrong.json()).errors).toEqual([{ pointer: '/password', detail: 'is not your password' }]);
    const begun = await (await ask(browser, secondFactor.POST, 'POST', { password: PASSWORD })).json();
    expect(begun.uri).toMatch(/^otpauth:\/\/totp\/Strata:/);
    expect(begun.backupCodes).toHaveLength(10);
    expect((await givePassword(email)).to).toBe('/admin');
    const refused = await ask(browser, confirm.POST, 'POST', { code: '000000' });
    expect(refused.status).toBe(400);
    expect((await givePassword(email)).to).toBe('/admin');
    expect((await ask(browser, confirm.POST, 'POST', { code: totp(begun.key) })).status).toBe(200);
    expect((await givePassword(email)).to).toBe('/sign-in/code?next=%2Fadmin');
  });

  it('goes on in this browser, and ends the sessions that began without a code', async () => {
    const { browser, email } = await hire();
    const { browser: other } = await givePassword(email);
    expect(await emailOf(other)).toBe(email);
    await enrol(browser);
    expect(await emailOf(browser)).toBe(email);
    expect(await emailOf(other)).toBeUndefined();
  });

  it('keeps neither the key nor the codes readable, and says nothing of them in the audit log', async () => {
    const { browser, email } = await hire('owner');
    const { key, backupCodes } = await enrol(browser);
    const [row] = await shop.sql`
      SELECT secret || backup_codes AS kept FROM two_factors JOIN users u ON u.id = user_id WHERE email = ${email}`;
    const { items } = await listAudit(await actorOf(browser), { limit: 50, q: email });
    expect(items.map(({ action }) => action)).toEqual(['second-factor.turn-on']);
    for (const secret of [key, ...backupCodes]) {
      expect(row?.kept).not.toContain(secret);
      expect(JSON.stringify(items)).not.toContain(secret);
    }
  });

  it('is not for shoppers', async () => {
    const { browser } = await hire('customer');
    expect((await ask(browser, secondFactor.POST, 'POST', { password: PASSWORD })).status).toBe(403);
  });
});

describe('signing in', () => {
  it('gives no session for the password, and one for the code', async () => {
    const { browser, email } = await hire();
    const { key } = await enrol(browser);
    const { browser: next } = await givePassword(email);
    expect(await emailOf(next)).toBeUndefined();
    const response = await next.post('sign-in-code', {
      code: nextTotp(key).replace(/^.../, '$& '),
      next: '/admin/products',
    });
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe('/admin/products');
    expect(await emailOf(next)).toBe(email);
  });

  it('takes each code of the app once, also that with which it was set up', async () => {
    const { browser, email } = await hire();
    const { key } = await enrol(browser);
    const sessionsOf = async () =>
      (await shop.sql`SELECT FROM sessions s JOIN users u ON u.id = s.user_id WHERE u.email = ${email}`).length;
    const before = await sessionsOf();
    const { browser: early } = await givePassword(email);
    const refused = await early.send('sign-in-code', { code: totp(key) });
    expect([refused.status, (await refused.json()).detail]).toEqual([400, expect.stringMatching(/used before/)]);
    expect([await emailOf(early), await sessionsOf()]).toEqual([undefined, before]);

    const both = await Promise.all([givePassword(email), givePassword(email)]);
    const code = nextTotp(key);
    const answers = await Promise.all(both.map(({ browser: one }) => one.send('sign-in-code', { code })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
    expect(await sessionsOf()).toBe(before + 1);
  });

  it('takes each backup code once', async () => {
    const { browser, email } = await hire();
    const { backupCodes } = await enrol(browser);
    const [code = ''] = backupCodes;
    const { browser: first } = await givePassword(email);
    expect((await first.send('sign-in-code', { code: code.replace('-', '') })).status).toBe(200);
    expect(await emailOf(first)).toBe(email);
    const { browser: second } = await givePassword(email);
    expect((await second.send('sign-in-code', { code })).status).toBe(400);
    expect(await emailOf(second)).toBeUndefined();
    expect(await getSecondFactor((await actorOf(first)).userId)).toEqual({ state: 'on', codesLeft: 9 });
  });

  it('asks for the password again after five wrong codes, and closes the account to codes after ten', async () => {
    const { browser, email } = await hire();
    const { key } = await enrol(browser);
    const wrong = String((Number(totp(key)) + 1) % 1_000_000).padStart(6, '0');
    for (let round = 0; round < 2; round++) {
      const { browser: guesser } = await givePassword(email);
      for (let guess = 0; guess < 5; guess++) await guesser.send('sign-in-code', { code: wrong });
      const late = await guesser.send('sign-in-code', { code: totp(key) });
      expect((await late.json()).detail).toMatch(round === 0 ? /password once more/ : /quarter of an hour/);
      expect(await emailOf(guesser)).toBeUndefined();
    }
    const { browser: owner } = await givePassword(email);
    expect((await (await owner.send('sign-in-code', { code: totp(key) })).json()).detail).toMatch(/quarter of an hour/);
  });

  it('takes codes from its own form alone: nothing there trusts a browser for longer', async () => {
    const { browser, email } = await hire();
    const { key } = await enrol(browser);
    const { browser: next } = await givePassword(email);
    const body = { code: totp(key), trustDevice: true };
    for (const path of ['two-factor/verify-totp', 'two-factor/enable', 'two-factor/disable']) {
      expect((await handleAuth(next.request(`/api/auth/${path}`, 'POST', body), path)).status).toBe(404);
    }
    expect((await next.send('sign-in-code', { code: nextTotp(key), trustDevice: 'true' })).status).toBe(200);
    expect([...next.cookies.keys()].filter((name) => name.includes('trust'))).toEqual([]);
  });

  it('ends the session that the browser had before, although the next one waits for a code', async () => {
    const { browser, email } = await hire();
    await enrol(browser);
    const { browser: shared } = await hire();
    const before = shared.headers();
    await shared.send('sign-in', { email, password: PASSWORD });
    expect(await findSession(before)).toBeUndefined();
  });
});

describe('ending it', () => {
  const mailsTo = async (email: string) => {
    const rows = await shop.sql`
      SELECT subject FROM mails WHERE recipient = ${email} AND kind = 'second-factor' ORDER BY id`;
    return rows.map(({ subject }) => subject);
  };

  it('takes the password, and draws other codes for it', async () => {
    const { browser, email } = await hire();
    const { backupCodes } = await enrol(browser);
    expect((await ask(browser, codes.POST, 'POST', { password: 'not this one' })).status).toBe(400);
    const drawn = await (await ask(browser, codes.POST, 'POST', { password: PASSWORD })).json();
    expect(drawn.backupCodes).not.toContain(backupCodes[0]);
    expect((await ask(browser, secondFactor.DELETE, 'DELETE', { password: 'not this one' })).status).toBe(400);
    expect((await ask(browser, secondFactor.DELETE, 'DELETE', { password: PASSWORD })).status).toBe(200);
    expect((await givePassword(email)).to).toBe('/admin');
    expect(await mailsTo(email)).toEqual([
      'Your second factor at Strata is on',
      'You have other backup codes at Strata',
      'Your second factor at Strata is off',
    ]);
  });

  it('is done by an owner for whoever has lost it, who is signed out everywhere', async () => {
    const { browser, email } = await hire();
    await enrol(browser);
    const { actor: owner } = await signInAs(shop.sql, 'owner');
    const { userId } = await actorOf(browser);
    expect(await resetSecondFactor(owner, userId)).toEqual({ state: 'done' });
    expect(await emailOf(browser)).toBeUndefined();
    expect((await givePassword(email)).to).toBe('/admin');
    expect((await mailsTo(email)).at(-1)).toBe('Your second factor at Strata was reset');
    const [last] = (await listAudit(owner, { limit: 1, kind: 'user', subject: userId })).items;
    expect(last).toMatchObject({
      action: 'second-factor.reset',
      before: { secondFactor: 'on' },
      after: { secondFactor: 'off' },
    });
  });
});

describe('where an owner asks it of everybody', () => {
  it('opens nothing but setting it up to those who have none, and nothing changes for the rest', async () => {
    const { browser: owner } = await hire('owner');
    const { browser: editor } = await hire();
    const asOwner = await actorOf(owner);
    expect(await setTeamRules(asOwner, true)).toEqual({ state: 'own-factor-missing' });
    await enrol(owner);
    expect(await setTeamRules(asOwner, true, 0)).toMatchObject({ state: 'saved', rules: { version: 1 } });
    expect(await setTeamRules(asOwner, false, 0)).toEqual({ state: 'conflict', version: 1 });
    const stateOf = async (browser: TestBrowser) => (await requireRole(browser.headers(), 'viewer')).state;
    expect(await stateOf(owner)).toBe('granted');
    expect(await stateOf(editor)).toBe('second-factor-missing');
    await enrol(editor);
    expect(await stateOf(editor)).toBe('granted');
    const kept = await ask(editor, secondFactor.DELETE, 'DELETE', { password: PASSWORD });
    expect((await kept.json()).type).toMatch(/second-factor-required$/);
    await setTeamRules(asOwner, false);
    expect(await getTeamRules(asOwner)).toEqual({ secondFactorRequired: false, version: 2 });
  });
});
