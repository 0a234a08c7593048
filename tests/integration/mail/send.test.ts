import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, expect, it, onTestFinished } from 'vitest';
import type { JobContext } from '#lib/jobs/tasks.ts';
import { startWorker } from '#lib/jobs/worker.ts';
import { type NewMail, queueMail } from '#lib/mail/queue-mail.ts';
import { MailDeferredError, sendMail } from '#lib/mail/send-mail.ts';
import { type MailServer, refuse, startMailServer } from '#tests/support/mail-server.ts';
import { guardAgainstOrphan } from '#tests/support/orphan-guard.ts';
import { openTestShop, type TestShop } from '#tests/support/runtime.ts';
import { startTcpProxy } from '#tests/support/tcp-proxy.ts';
import { waitUntil } from '#tests/support/wait-until.ts';

const PROGRAM = fileURLToPath(new URL('../../support/mail-process.ts', import.meta.url));
const FROM = { name: 'Strata', address: 'shop@strata.test' };

let server: MailServer;
let shop: TestShop;
beforeAll(async () => {
  server = await startMailServer();
  process.env.SMTP_URL = `smtp://127.0.0.1:${server.port}`;
  process.env.MAIL_FROM = 'Strata <shop@strata.test>';
  shop = await openTestShop({ redis: false });
});
beforeEach(async () => {
  await shop.sql`DELETE FROM mails`;
  await shop.sql`DELETE FROM graphile_worker._private_jobs`;
  server.received.length = 0;
  server.answer = () => undefined;
  useServer(`smtp://127.0.0.1:${server.port}`);
});
afterAll(async () => {
  await shop.close();
  await server.stop();
});

/** A configuration of its own for each test, since what a process has learned of a server goes with it. */
function useServer(url: string): void {
  shop.runtime.config.smtp = { url, from: FROM };
}

const confirmation = (more: Partial<NewMail> = {}): NewMail => ({
  kind: 'order-confirmation',
  to: 'aoife@example.com',
  subject: 'Your order S-1',
  html: '<p>Thank you</p>',
  text: 'Thank you',
  ...more,
});

async function queue(more: Partial<NewMail> = {}): Promise<string> {
  await shop.runtime.db.transaction((tx) => queueMail(tx, confirmation(more)));
  const [row] = await shop.sql`SELECT id FROM mails ORDER BY id DESC LIMIT 1`;
  return String(row?.id);
}

const context = (more: Partial<JobContext> = {}): JobContext => ({
  attempt: 1,
  maxAttempts: 12,
  signal: new AbortController().signal,
  ...more,
});
const send = (mailId: string, more: Partial<JobContext> = {}) => sendMail({ mailId }, context(more));

async function read(mailId: string) {
  const [row] = await shop.sql`SELECT status, attempts, last_error, sent_at FROM mails WHERE id = ${mailId}`;
  return row;
}
const untilStatus = (mailId: string, status: string) =>
  waitUntil(15_000, `the mail is not ${status}`, async () => (await read(mailId))?.status === status || undefined);

it('brings a mail to its recipient when what it is about is committed', async () => {
  const worker = startWorker(shop.runtime);
  onTestFinished(() => worker.close());
  const mailId = await queue({ subject: 'Your order S-1 – grüße', text: 'Thänk you' });
  await untilStatus(mailId, 'sent');
  expect(server.received).toMatchObject([{ from: 'shop@strata.test', to: ['aoife@example.com'] }]);
  expect((await read(mailId))?.sent_at).toBeInstanceOf(Date);
  const message = server.received[0]?.message ?? '';
  expect(message).toMatch(/^From: Strata <shop@strata\.test>\r$/m);
  expect(message).toMatch(/^To: aoife@example\.com\r$/m);
  expect(message).toMatch(/^Subject: =\?UTF-8\?/m);
  expect(message).toMatch(/^Auto-Submitted: auto-generated\r$/m);
  expect(message).toMatch(/multipart\/alternative/);
});

it('sends nothing of a transaction that was rolled back', async () => {
  const rolledBack = shop.runtime.db.transaction(async (tx) => {
    await queueMail(tx, confirmation());
    throw new Error('after all not');
  });
  await expect(rolledBack).rejects.toThrow('after all not');
  expect(await shop.sql`SELECT FROM mails`).toHaveLength(0);
  expect(await shop.sql`SELECT FROM graphile_worker.jobs`).toHaveLength(0);
});

it('queues what is said once only once, however many say it at the same time', async () => {
  const say = () => shop.runtime.db.transaction((tx) => queueMail(tx, confirmation({ dedupeKey: 'order:1' })));
  await Promise.all(Array.from({ length: 8 }, say));
  expect(await shop.sql`SELECT FROM mails`).toHaveLength(1);
  expect(await shop.sql`SELECT FROM graphile_worker.jobs`).toHaveLength(1);
});

it('sends a mail once, however many send it at the same time', async () => {
  const mailId = await queue();
  await Promise.allSettled(Array.from({ length: 6 }, () => send(mailId)));
  expect(server.received).toHaveLength(1);
  expect((await read(mailId))?.status).not.toBe('queued');
});

it('does not send again what was sent', async () => {
  const mailId = await queue();
  await send(mailId);
  await send(mailId);
  expect(server.received).toHaveLength(1);
});

it('tries again after a refusal for now, under the same Message-ID', async () => {
  const mailId = await queue();
  server.answer = (step) => (step === 'content' ? refuse(451, 'come back later') : undefined);
  await expect(send(mailId)).rejects.toThrow(MailDeferredError);
  expect(await read(mailId)).toMatchObject({
    status: 'queued',
    attempts: 1,
    last_error: expect.stringContaining('451'),
  });
  server.answer = (step) => (step === 'recipient' ? refuse(450, 'greylisted') : undefined);
  await expect(send(mailId)).rejects.toThrow(MailDeferredError);
  server.answer = () => undefined;
  await send(mailId);
  expect(await read(mailId)).toMatchObject({ status: 'sent', attempts: 3, last_error: null });
  const id = /^Message-ID: <order-confirmation\.(\d+)\.\w+@strata\.test>\r$/m.exec(server.received[0]?.message ?? '');
  expect(id?.[1]).toBe(mailId);
});

it('gives up after the last try', async () => {
  const mailId = await queue();
  server.answer = () => refuse(451);
  await send(mailId, { attempt: 12 });
  expect((await read(mailId))?.status).toBe('failed');
});

it.each(['recipient', 'content'] as const)('does not try again what is refused for good, at the %s', async (at) => {
  const mailId = await queue();
  server.answer = (step) => (step === at ? refuse(550, 'no such user') : undefined);
  await send(mailId);
  expect(await read(mailId)).toMatchObject({ status: 'failed', last_error: expect.stringContaining('no such user') });
});

it('tries again where nothing listens, and leaves such a server alone after a few times', async () => {
  const gone = await startMailServer();
  await gone.stop();
  useServer(`smtp://127.0.0.1:${gone.port}`);
  const mailId = await queue();
  for (let time = 0; time < 5; time++) await expect(send(mailId)).rejects.toThrow(MailDeferredError);
  expect((await read(mailId))?.last_error).toMatch(/ECONNREFUSED/);
  const back = await startMailServer({ port: gone.port });
  onTestFinished(back.stop);
  await expect(send(mailId)).rejects.toThrow(MailDeferredError);
  expect((await read(mailId))?.last_error).toMatch(/was away/);
});

it('does not know whether a mail was taken when the connection is lost behind its content', async () => {
  const mailId = await queue();
  const link = await startTcpProxy({ port: server.port });
  onTestFinished(link.stop);
  useServer(`smtp://127.0.0.1:${link.port}`);
  server.answer = async (step) => {
    if (step === 'content') link.cut();
    return undefined;
  };
  await send(mailId);
  expect((await read(mailId))?.status).toBe('unsure');
  await link.restore();
  await send(mailId);
  expect(server.received).toHaveLength(1);
});

it('breaks off before the content when the process is to end, for another to send it', async () => {
  const mailId = await queue();
  const ending = new AbortController();
  server.answer = (step) => {
    if (step === 'recipient') ending.abort();
    return undefined;
  };
  await expect(send(mailId, { signal: ending.signal })).rejects.toThrow(MailDeferredError);
  expect((await read(mailId))?.status).toBe('queued');
  server.answer = () => undefined;
  await send(mailId);
  expect(server.received).toHaveLength(1);
});

it('signs in and encrypts where the server asks for it', async () => {
  const strict = await startMailServer({
    authOptional: false,
    disabledCommands: [],
    onAuth({ username, password }, _session, callback) {
      if (username === 'shop' && password === 'p@ss/word') callback(null, { user: 'shop' });
      else callback(refuse(535, 'wrong'));
    },
  });
  onTestFinished(strict.stop);
  const at = (credentials: string, query = 'tls.rejectUnauthorized=false') =>
    useServer(`smtp://${credentials}@127.0.0.1:${strict.port}/?${query}`);
  const mailId = await queue();

  at('shop:wrong');
  await expect(send(mailId)).rejects.toThrow(MailDeferredError);
  at('shop:p%40ss%2Fword', '');
  await expect(send(mailId)).rejects.toThrow(MailDeferredError);
  expect((await read(mailId))?.last_error).toMatch(/certificate/);
  at('shop:p%40ss%2Fword');
  await send(mailId);
  expect(strict.received).toMatchObject([{ secure: true, user: 'shop' }]);
});

it('keeps a mail where there is no server', async () => {
  shop.runtime.config.smtp = undefined;
  const mailId = await queue();
  await send(mailId);
  expect((await read(mailId))?.status).toBe('kept');
});

it('fails a mail to what is no address, and not what it is about', async () => {
  const mailId = await queue({ to: 'a@example.com\r\nBcc: b@example.com' });
  expect((await read(mailId))?.status).toBe('failed');
  expect(await shop.sql`SELECT FROM graphile_worker.jobs`).toHaveLength(0);
});

/** A process that sends mail, killed when it has come to this step. */
async function killProcessAt(step: 'recipient' | 'content'): Promise<void> {
  const child = fork(PROGRAM, { execArgv: [], env: { ...process.env, LOG_LEVEL: 'silent' } });
  const dismiss = guardAgainstOrphan(child.pid as number);
  const { promise: reached, resolve } = Promise.withResolvers<void>();
  server.answer = (at) => {
    if (at !== step) return undefined;
    resolve();
    return new Promise(() => {});
  };
  await reached;
  child.kill('SIGKILL');
  await once(child, 'exit');
  dismiss();
  server.answer = () => undefined;
}

it('sends a mail once whose process was killed before its content', async () => {
  const mailId = await queue();
  await killProcessAt('recipient');
  const worker = startWorker(shop.runtime, { lookMs: 100 });
  onTestFinished(() => worker.close());
  await untilStatus(mailId, 'sent');
  expect(server.received).toHaveLength(1);
});

it('is unsure of a mail whose process was killed behind its content, and does not send it again', async () => {
  const mailId = await queue();
  await killProcessAt('content');
  const worker = startWorker(shop.runtime, { lookMs: 100 });
  onTestFinished(() => worker.close());
  await untilStatus(mailId, 'unsure');
  expect(server.received).toHaveLength(0);
  expect(await shop.sql`SELECT FROM graphile_worker.jobs WHERE locked_at IS NULL`).toHaveLength(0);
});
