import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '#lib/accounts/actor.ts';
import { getMail, listMails, mailListQuery } from '#lib/mail/admin.ts';
import { pruneMails } from '#lib/mail/prune-mails.ts';
import { type NewMail, queueMail } from '#lib/mail/queue-mail.ts';
import { signInAs } from '#tests/support/actors.ts';
import { openTestShop, type TestShop } from '#tests/support/runtime.ts';

let shop: TestShop;
let support: Actor;
let owner: Actor;
beforeAll(async () => {
  process.env.AUTH_SECRET = 's3cr3t'.repeat(8);
  shop = await openTestShop({ redis: false });
  support = (await signInAs(shop.sql, 'support')).actor;
  owner = (await signInAs(shop.sql, 'owner')).actor;
  // Signing up may have written to them.
  await shop.sql`DELETE FROM mails`;
  await queue({ kind: 'order-confirmation', subject: 'first', orderId: 'o1' });
  await queue({ kind: 'reset-password', subject: 'second', text: 'https://shop/secret' });
  await shop.sql`UPDATE mails SET status = 'kept' WHERE subject = 'second'`;
});
afterAll(async () => {
  await shop.close();
  delete process.env.AUTH_SECRET;
});

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

it('lists those of one status, a page at a time', async () => {
  const kept = await listMails(support, mailListQuery.parse({ status: 'kept' }));
  expect(kept.items.map(({ subject }) => subject)).toEqual(['second']);
  const page = await listMails(support, mailListQuery.parse({ page: '2', pageSize: '1' }));
  expect(page).toMatchObject({ total: 2, page: 2, items: [{ subject: 'first' }] });
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
