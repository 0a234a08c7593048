import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { queueJob } from '#lib/jobs/queue-job.ts';
import { startWorker, type Worker } from '#lib/jobs/worker.ts';
import { guardAgainstOrphan } from '#tests/support/orphan-guard.ts';
import { openTestShop, type TestShop } from '#tests/support/runtime.ts';
import { waitUntil } from '#tests/support/wait-until.ts';

const PROGRAM = fileURLToPath(new URL('../../support/job-process.ts', import.meta.url));

let shop: TestShop;
const workers: Worker[] = [];
/** The mails whose job was run, in order. */
let done: string[] = [];
beforeAll(async () => {
  shop = await openTestShop({ redis: false });
});
beforeEach(async () => {
  done = [];
  await shop.sql`DELETE FROM graphile_worker._private_jobs`;
});
afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.close()));
});
afterAll(() => shop.close());

const queue = (mailId: string, options = {}) =>
  shop.runtime.db.transaction((tx) => queueJob(tx, 'send-mail', { mailId }, options));

function work(
  run: (mailId: string) => Promise<void> | void = (mailId) => void done.push(mailId),
  onLook?: () => void,
): Worker {
  const worker = startWorker(shop.runtime, {
    tasks: { 'send-mail': (payload) => run((payload as { mailId: string }).mailId) },
    lookMs: 50,
    ...(onLook && { onLook }),
  });
  workers.push(worker);
  return worker;
}

const untilDone = (count: number) =>
  waitUntil(15_000, `${count} jobs are not done`, async () => done.length >= count || undefined);

it('runs a job after the commit of the transaction that queued it', async () => {
  work();
  await shop.runtime.db.transaction(async (tx) => {
    await queueJob(tx, 'send-mail', { mailId: '1' });
    expect(done).toEqual([]);
  });
  await untilDone(1);
  expect(done).toEqual(['1']);
});

it('never runs a job whose transaction was rolled back', async () => {
  await shop.runtime.db
    .transaction(async (tx) => {
      await queueJob(tx, 'send-mail', { mailId: 'never' });
      throw new Error('after all not');
    })
    .catch(() => {});
  await queue('1');
  work();
  await untilDone(1);
  expect(done).toEqual(['1']);
});

it('has a job with a key once, as it was queued last', async () => {
  await queue('1', { key: 'mail' });
  await queue('2', { key: 'mail' });
  await queue('3', { key: 'another' });
  work();
  await untilDone(2);
  expect(done.toSorted()).toEqual(['2', '3']);
});

it('does not run a job before its time', async () => {
  await queue('later', { runAt: new Date(Date.now() + 3_600_000) });
  await queue('now');
  work();
  await untilDone(1);
  expect(done).toEqual(['now']);
});

it('runs each job in one of several processes only', async () => {
  work();
  work();
  await Promise.all(Array.from({ length: 40 }, (_, index) => queue(String(index))));
  await untilDone(40);
  expect(new Set(done).size).toBe(40);
  expect(done).toHaveLength(40);
});

it('tries again what has failed, and says why', async () => {
  let tries = 0;
  await queue('1', { maxAttempts: 2 });
  work((mailId) => {
    tries += 1;
    if (tries === 1) throw new Error('not yet');
    done.push(mailId);
  });
  await waitUntil(5_000, 'the failure is not noted', async () => {
    const [job] = await shop.sql`SELECT last_error FROM graphile_worker.jobs WHERE attempts = 1`;
    return job?.last_error === 'not yet' || undefined;
  });
  await untilDone(1);
  expect(tries).toBe(2);
});

it('runs the jobs of a process that was killed in the middle of them, and not before', async () => {
  const child = fork(PROGRAM, { execArgv: [], env: { ...process.env, LOG_LEVEL: 'silent' } });
  const dismiss = guardAgainstOrphan(child.pid as number);
  await queue('1');
  await once(child, 'message');
  await queue('2');
  await once(child, 'message');
  let looks = 0;
  work(undefined, () => void looks++);
  await waitUntil(10_000, 'nobody looks after others', async () => looks >= 4 || undefined);
  await queue('3');
  await untilDone(1);
  expect(done).toEqual(['3']);
  child.kill('SIGKILL');
  await once(child, 'exit');
  dismiss();
  await untilDone(3);
  expect(done.toSorted()).toEqual(['1', '2', '3']);
});

it('goes on when the database has cut all of its connections', async () => {
  work();
  await queue('1');
  await untilDone(1);
  const cut = await shop.sql`
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE application_name = 'strata jobs' AND datname = current_database()`;
  expect(cut.length).toBeGreaterThan(0);
  await queue('2');
  await untilDone(2);
});

it('goes on when the connection is cut by which it says that a job is done, or has failed', async () => {
  let cuts = 0;
  work(async (mailId) => {
    done.push(mailId);
    if (mailId === 'last' || cuts === 2) return;
    cuts += 1;
    await shop.sql`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                    WHERE application_name = 'strata jobs' AND datname = current_database()`;
    if (cuts === 2) throw new Error('of the job itself');
  });
  await queue('done');
  await queue('fails');
  await waitUntil(15_000, 'the connection was not cut twice', async () => cuts === 2 || undefined);
  await queue('last');
  await waitUntil(15_000, 'it does not go on', async () => done.includes('last') || undefined);
});

it('lets the job under way end before it closes, and leaves what comes then to others', async () => {
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
  const { promise: free, resolve: release } = Promise.withResolvers<void>();
  await queue('1');
  const worker = work(async (mailId) => {
    begin();
    await free;
    done.push(`first: ${mailId}`);
  });
  await begun;
  const closed = worker.close();
  release();
  await closed;
  expect(done).toEqual(['first: 1']);
  await queue('2');
  work((mailId) => void done.push(`second: ${mailId}`));
  await untilDone(2);
  expect(done).toEqual(['first: 1', 'second: 2']);
});
