import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Actor, ForbiddenError } from '#lib/accounts/actor.ts';
import { requireRole } from '#lib/accounts/require-role.ts';
import { findSession } from '#lib/accounts/session.ts';
import { listAuditChoices } from '#lib/audit/choices.ts';
import { listHistory } from '#lib/audit/history.ts';
import { pruneAudit } from '#lib/audit/prune.ts';
import { auditQuery } from '#lib/audit/query.ts';
import { listAudit } from '#lib/audit/read.ts';
import { recordAudit } from '#lib/audit/record.ts';
import { inviteMember, withdrawInvitation } from '#lib/team/invite.ts';
import { findOffer } from '#lib/team/join.ts';
import { listTeam } from '#lib/team/list-team.ts';
import { changeRole, signOutMember } from '#lib/team/member.ts';
import { mailedToken, openBrowser } from '#tests/support/account-shop.ts';
import { PASSWORD, signInAs } from '#tests/support/actors.ts';
import { openTestShop, type TestShop } from '#tests/support/runtime.ts';
import { waitUntil } from '#tests/support/wait-until.ts';

// Only a request of Next's own server can be waited for.
vi.mock('next/server', () => ({ connection: async () => {} }));

let shop: TestShop;
let owner: Actor;
beforeAll(async () => {
  shop = await openTestShop();
  owner = (await signInAs(shop.sql, 'owner')).actor;
});
afterAll(() => shop.close());

let people = 0;
const newAddress = () => `guest-${++people}@strata.test`;
const roleOf = async (id: string) => (await shop.sql`SELECT role FROM users WHERE id = ${id}`)[0]?.role;
const newest = async (query: object = {}) => (await listAudit(owner, { ...auditQuery.parse({}), ...query })).items;

/** A shopper's browser, signed in with this address. */
async function open(email: string) {
  const browser = openBrowser();
  await browser.send('sign-up', { name: 'Grace', email, password: PASSWORD });
  return browser;
}

describe('an invitation', () => {
  it('gives its role to whoever follows the link with that very address, once, and verifies the address', async () => {
    const email = newAddress();
    await inviteMember(owner, { email, role: 'editor' });
    const token = (await mailedToken(shop, 'team-invitation', email)) ?? '';
    const stranger = await open(newAddress());
    const refused = await (await stranger.send('join', { token })).json();
    expect(refused.detail).toContain(`is for ${email}`);
    expect((await requireRole(stranger.headers(), 'viewer')).state).toBe('forbidden');
    const guest = await open(email);
    expect(await (await guest.send('join', { token })).json()).toEqual({ to: '/admin/security' });
    expect(await requireRole(guest.headers(), 'editor')).toMatchObject({ state: 'granted', actor: { role: 'editor' } });
    expect(await findSession(guest.headers())).toMatchObject({ role: 'editor', emailVerified: true });
    expect((await guest.send('join', { token })).status).toBe(400);
    expect(await newest({ q: email })).toMatchObject([
      { action: 'team.join', before: { role: 'customer' }, after: { role: 'editor' }, actor: { email } },
      { action: 'team.invite', after: { role: 'editor' }, actor: { email: owner.email } },
    ]);
  });

  it('asks whoever is not signed in to sign in first, and leads back', async () => {
    const response = await openBrowser().post('join', { token: 'x' });
    expect(response.headers.get('location')).toBe('/sign-in?next=%2Fjoin%3Ftoken%3Dx');
  });

  it('works no more when it is taken back, replaced, or a week old', async () => {
    const email = newAddress();
    const tokenOf = async () => (await mailedToken(shop, 'team-invitation', email)) ?? '';
    await inviteMember(owner, { email, role: 'viewer' });
    const first = await tokenOf();
    const again = await inviteMember(owner, { email, role: 'support' });
    const second = await tokenOf();
    expect(await findOffer(first)).toBeUndefined();
    expect(await findOffer(second)).toEqual({ email, role: 'support' });
    await shop.sql`UPDATE invitations SET expires_at = now() - interval '1 second' WHERE email = ${email}`;
    expect(await findOffer(second)).toBeUndefined();
    await shop.sql`UPDATE invitations SET expires_at = now() + interval '1 day' WHERE email = ${email}`;
    expect(await withdrawInvitation(owner, again.state === 'invited' ? again.id : '')).toBe(true);
    expect(await findOffer(second)).toBeUndefined();
    const kept = await shop.sql`SELECT 1 FROM invitations WHERE token_digest IN (${first}, ${second})`;
    expect(kept).toHaveLength(0);
  });

  it('is not for those who work here already, nor from those who may not', async () => {
    expect(await inviteMember(owner, { email: owner.email, role: 'viewer' })).toEqual({ state: 'member-already' });
    const { actor: editor } = await signInAs(shop.sql, 'editor');
    await expect(inviteMember(editor, { email: newAddress(), role: 'viewer' })).rejects.toThrow(ForbiddenError);
  });
});

describe('a role', () => {
  it('counts from the next request on, and is not changed over what somebody else has decided', async () => {
    const { actor, headers } = await signInAs(shop.sql, 'support');
    const change = (role: 'editor' | 'customer', was: 'support' | 'editor') =>
      changeRole(owner, actor.userId, { role, was }).then(({ result }) => result);
    expect(await change('editor', 'support')).toEqual({ state: 'saved', role: 'editor' });
    expect((await requireRole(headers, 'editor')).state).toBe('granted');
    expect(await change('customer', 'support')).toEqual({ state: 'conflict', role: 'editor' });
    expect(await change('customer', 'editor')).toEqual({ state: 'saved', role: 'customer' });
    expect((await requireRole(headers, 'viewer')).state).toBe('forbidden');
    expect(await findSession(headers)).toMatchObject({ role: 'customer' });
    expect((await newest({ subject: actor.userId })).map(({ action }) => action)).toEqual([
      'team.remove',
      'team.set-role',
    ]);
  });

  it('of the last owner stays, also when two owners take each other’s at once', async () => {
    const { actor: other } = await signInAs(shop.sql, 'owner');
    // Both are held up before they have read anything, so that they go on together.
    const gate = await shop.sql.reserve();
    await gate`BEGIN`;
    await gate`SELECT FROM users WHERE role = 'owner' FOR UPDATE`;
    const writes = Promise.all([
      changeRole(owner, other.userId, { role: 'viewer', was: 'owner' }),
      changeRole(other, owner.userId, { role: 'viewer', was: 'owner' }),
    ]);
    await waitUntil(5_000, 'two writes did not wait', async () => {
      const waiting = await shop.sql`
        SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()`;
      return waiting.length === 2 || undefined;
    });
    await gate`COMMIT`;
    gate.release();
    const results = await writes;
    expect(results.map(({ result }) => result.state).toSorted()).toEqual(['last-owner', 'saved']);
    expect([await roleOf(owner.userId), await roleOf(other.userId)].toSorted()).toEqual(['owner', 'viewer']);
    await shop.sql`UPDATE users SET role = 'owner' WHERE id = ${owner.userId}`;
    await shop.sql`UPDATE users SET role = 'viewer' WHERE id = ${other.userId}`;
  });

  it('of a shopper is nobody’s to give without their word', async () => {
    const { actor: customer } = await signInAs(shop.sql, 'customer');
    const { result } = await changeRole(owner, customer.userId, { role: 'owner', was: 'customer' });
    expect(result).toEqual({ state: 'unknown' });
  });
});

it('shows the team with their second factors and sessions, and signs one of them out everywhere', async () => {
  const { actor, headers } = await signInAs(shop.sql, 'editor');
  await shop.sql`UPDATE users SET two_factor_enabled = true WHERE id = ${actor.userId}`;
  const member = async () => (await listTeam(owner)).members.find(({ id }) => id === actor.userId);
  expect(await member()).toMatchObject({ role: 'editor', secondFactor: 'on', sessions: 1 });
  expect(await signOutMember(owner, actor.userId)).toEqual({ state: 'done' });
  expect(await findSession(headers)).toBeUndefined();
  expect(await member()).toMatchObject({ sessions: 0, lastSignIn: null });
});

describe('the audit log', () => {
  const note = (action: `${string}.${string}`, id: string, name: string) =>
    shop.runtime.db.transaction((tx) =>
      recordAudit(tx, owner, {
        action,
        subject: { kind: 'product', id, name },
        before: { price: 1 },
        after: { price: 2 },
      }),
    );

  it('is paged by a cursor that later entries do not move', async () => {
    for (const id of ['1', '2', '3', '4', '5']) await note('product.update', id, 'Paged');
    const query = { ...auditQuery.parse({}), q: 'paged', limit: 2 };
    const first = await listAudit(owner, query);
    await note('product.update', '6', 'Paged');
    const second = await listAudit(owner, { ...query, before: first.next ?? '' });
    const third = await listAudit(owner, { ...query, before: second.next ?? '' });
    const ids = [first, second, third].flatMap(({ items }) => items.map(({ subject }) => subject.id));
    expect(ids).toEqual(['5', '4', '3', '2', '1']);
    expect(third.next).toBeNull();
  });

  it('is searched by words, by who, what, to what, and by days; what means something to LIKE does not', async () => {
    await note('product.archive', '100%', 'Lamp of 100% wool');
    const found = async (query: object) => (await newest(query)).length;
    expect(await found({ q: 'wool lamp' })).toBe(1);
    expect(await found({ q: '100%' })).toBe(1);
    expect(await found({ q: '10_%' })).toBe(0);
    expect(await found({ action: 'product.archive', kind: 'product', subject: '100%', actor: owner.userId })).toBe(1);
    expect(await found({ action: 'product.archive', actor: 'nobody' })).toBe(0);
    const today = new Date().toISOString().slice(0, 10);
    expect(await found({ action: 'product.archive', from: today, to: today })).toBe(1);
    expect(await found({ action: 'product.archive', to: '2001-01-01' })).toBe(0);
    const choices = await listAuditChoices(owner);
    expect(choices.kinds).toEqual(['invitation', 'product', 'user']);
    expect(choices.actions).toContain('product.archive');
    expect(choices.actors).toContainEqual({ id: owner.userId, email: owner.email });
  });

  it('is for owners; what was done to one thing is for whoever may see that thing, without from where', async () => {
    await note('product.update', '77', 'Vase');
    const { actor: viewer } = await signInAs(shop.sql, 'viewer');
    await expect(listAudit(viewer, auditQuery.parse({}))).rejects.toThrow(ForbiddenError);
    const [item] = await listHistory(viewer, { kind: 'product', id: '77' });
    expect(item).toMatchObject({ action: 'product.update', before: { price: 1 }, after: { price: 2 } });
    expect(item).not.toHaveProperty('from');
    await expect(listHistory(viewer, { kind: 'order', id: '1' })).rejects.toThrow(ForbiddenError);
    await expect(listHistory(viewer, { kind: 'user', id: '1' })).rejects.toThrow(ForbiddenError);
  });

  it('forgets what is older than two years, and nothing else', async () => {
    await note('product.update', '88', 'Old');
    await note('product.update', '88', 'Young');
    await shop.sql`UPDATE audit_log SET at = now() - interval '2 years 1 day' WHERE subject_name = 'Old'`;
    await shop.sql`UPDATE audit_log SET at = now() - interval '2 years' + interval '1 day' WHERE subject_name = 'Young'`;
    await pruneAudit();
    expect((await newest({ subject: '88' })).map(({ subject }) => subject.name)).toEqual(['Young']);
  });
});
