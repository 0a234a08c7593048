import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#lib/accounts/actor.ts';
import { getMail, listMails, mailListQuery } from '#lib/mail/admin.ts';
import { pruneMails } from '#lib/mail/prune-mails.ts';
import { type NewMail, queueMail } from '#lib/mail/queue-mail.ts';
import { resendMail } from '#lib/mail/resend-mail.ts';
import { signInAs } from '#tests/support/actors.ts';
import { openTestShop, type TestShop } from '#tests/support/runtime.ts';

let shop: TestShop;
let support: Actor;
let owner: Actor;
beforeAll(async () => {
  shop = await openTestShop({ redis: false });
  support = (await signInAs(shop.sql, 'support')).actor;
  owner = (await signInAs(shop.sql, 'owner')).actor;
  // Signing up may have written to them.
  await shop.sql`DELETE FROM mails`;
  await queue({ kind: 'order-confirmation', subject: 'first', orderId: 'o1' });
  await queue({ kind: 'reset-password', subject: 'second', text: 'https://shop/secret' });
  await shop.sql`UPDATE mails SET status = 'kept' WHERE subject = 'second'`;
});
afterAll(() => shop.close());

const queue = (mail: Pick<NewMail, 'kind' | 'subject'> & Partial<NewMail>) =>
  shop.runtime.db.transaction((tx) =>
    queueMail(tx, { to: 'a@example.com', html: '<p>Hello</p>', text: 'Hello', ...mail }),
  );

async function readMail(actor: Actor, subject: string) {
  const [row] = await shop.sql`SELECT id FROM mails WHERE subject = ${subject}`;
  return getMail(actor, String(row?.id));
}

it('lists mails, the newest first, without what they say', async () => {
  const { items, total } = await listMails(support, mailListQuery.parse({}));
  expect(total).toBe(2);
  expect(items.map(({ subject, to, status }) => ({ subject, to, status }))).toEqual([
    { subject: 'second', to: 'a@example.com', status: 'kept' },
    { subject: 'first', to: 'a@example.com', status: 'queued' },
  ]);
  expect(JSON.stringify(items)).not.toContain('Hello');
});

it('lists those of one status, a page at a time, and counts all', async () => {
  const kept = await listMails(support, mailListQuery.parse({ status: 'kept' }));
  expect(kept.items.map(({ subject }) => subject)).toEqual(['second']);
  const page = await listMails(support, mailListQuery.parse({ page: '2', pageSize: '1' }));
  expect(page).toMatchObject({ total: 2, page: 2, items: [{ subject: 'first' }], counts: { kept: 1, queued: 1 } });
  const found = await listMails(support, mailListQuery.parse({ q: 'IRS' }));
  expect(found).toMatchObject({ total: 1, items: [{ subject: 'first' }], counts: { queued: 1 } });
});

it('shows what a mail says', async () => {
  expect(await readMail(support, 'first')).toMatchObject({
    orderId: 'o1',
    content: { state: 'shown', html: '<p>Hello</p>', text: 'Hello' },
  });
  for (const id of ['0', 'x', '99999999']) expect(await getMail(support, id)).toBeUndefined();
});

it('shows a link that opens an account to owners only', async () => {
  expect((await readMail(support, 'second'))?.content).toEqual({ state: 'withheld' });
  expect((await readMail(owner, 'second'))?.content).toMatchObject({ state: 'shown', text: 'https://shop/secret' });
});

it('forgets what is older than half a year, but for what is still to be sent', async () => {
  await queue({ kind: 'order-shipped', subject: 'old and sent' });
  await queue({ kind: 'order-shipped', subject: 'old and waiting' });
  await queue({ kind: 'order-shipped', subject: 'younger' });
  await shop.sql`UPDATE mails SET created_at = now() - interval '181 days' WHERE subject LIKE 'old%'`;
  await shop.sql`UPDATE mails SET created_at = now() - interval '179 days' WHERE subject = 'younger'`;
  await shop.sql`UPDATE mails SET status = 'sent' WHERE subject IN ('old and sent', 'younger')`;
  await pruneMails();
  const left = await shop.sql`SELECT subject FROM mails WHERE kind = 'order-shipped' ORDER BY subject`;
  expect(left.map(({ subject }) => subject)).toEqual(['old and waiting', 'younger']);
});

describe('sending a mail again', () => {
  const statusOf = (subject: string) =>
    shop.sql<
      { id: string; status: string }[]
    >`SELECT m.id::text, status FROM mails m WHERE subject = ${subject} ORDER BY m.id`;
  const jobOf = async (id: string) =>
    shop.sql`SELECT task_identifier AS job FROM graphile_worker.jobs WHERE key = ${`mail:${id}`}`;

  async function mailOf(subject: string, status: string, given: Partial<NewMail> = {}): Promise<string> {
    const id = await queue({ kind: 'order-shipped', subject, ...given });
    await shop.sql`UPDATE mails SET status = ${status}::mail_status, attempts = 12 WHERE id = ${id ?? null}`;
    await shop.sql`SELECT graphile_worker.remove_job(${`mail:${id}`})`;
    return id ?? '';
  }

  it('queues one that nobody has got as it is', async () => {
    const id = await mailOf('failed once', 'failed');
    expect(await resendMail(support, id)).toEqual({ state: 'queued', id });
    expect(await shop.sql`SELECT status, attempts FROM mails WHERE id = ${id}`).toEqual([
      { status: 'queued', attempts: 0 },
    ]);
    expect(await jobOf(id)).toEqual([{ job: 'send-mail' }]);
    expect(await resendMail(support, id)).toEqual({ state: 'waiting' });
    expect(
      await shop.sql`SELECT action, before FROM audit_log WHERE subject_id = ${id} AND subject_kind = 'mail'`,
    ).toEqual([{ action: 'mail.resend', before: { status: 'failed' } }]);
  });

  it('queues a copy of one that may have been got', async () => {
    const id = await mailOf('sent once', 'sent', { orderId: 'o7' });
    const again = await resendMail(support, id);
    expect((await statusOf('sent once')).map(({ status }) => status)).toEqual(['sent', 'queued']);
    expect(again).toEqual({ state: 'queued', id: (await statusOf('sent once'))[1]?.id });
    expect(await resendMail(support, id)).toEqual({ state: 'waiting' });
    await shop.sql`UPDATE mails SET status = 'sent' WHERE subject = 'sent once'`;
    await resendMail(support, id);
    expect(await statusOf('sent once')).toHaveLength(3);
    expect(await shop.sql`SELECT DISTINCT order_id AS "of" FROM mails WHERE subject = 'sent once'`).toEqual([
      { of: 'o7' },
    ]);
  });

  it('is not for links that open an account, nor for addresses that are none', async () => {
    const link = await mailOf('a link', 'sent', { kind: 'reset-password' });
    expect(await resendMail(owner, link)).toEqual({ state: 'personal' });
    const nowhere = await mailOf('to nowhere', 'failed', { to: 'nobody at all' });
    expect(await resendMail(support, nowhere)).toEqual({ state: 'undeliverable' });
    for (const id of ['x', '99999999']) expect(await resendMail(support, id)).toEqual({ state: 'unknown' });
  });
});
