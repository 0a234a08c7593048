import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { checkReadiness } from '#lib/health/readiness.ts';
import { queueJob } from '#lib/jobs/queue-job.ts';
import { openTestShop, type TestShop } from '#tests/support/runtime.ts';

let shop: TestShop;
beforeAll(async () => {
  shop = await openTestShop({ redis: false });
});
beforeEach(async () => {
  await shop.sql`DELETE FROM graphile_worker._private_jobs`;
});
afterAll(() => shop.close());

const queue = (mailId: string, options = {}) =>
  shop.runtime.db.transaction((tx) => queueJob(tx, 'send-mail', { mailId }, options));

it('counts what waits, what runs and what has failed, each once, and leaves out what is not due', async () => {
  await queue('waits');
  await queue('is not due', { runAt: new Date(Date.now() + 60_000) });
  await queue('runs', { key: 'running' });
  await queue('has failed', { key: 'failed', maxAttempts: 1 });
  await shop.sql`UPDATE graphile_worker._private_jobs SET locked_at = now(), locked_by = 'somebody' WHERE key = 'running'`;
  await shop.sql`UPDATE graphile_worker._private_jobs SET attempts = 1 WHERE key = 'failed'`;

  const { status, dependencies } = await checkReadiness();
  expect(status).toBe('ok');
  expect(dependencies.jobs).toMatchObject({ state: 'ok', waiting: 1, running: 1, failed: 1 });
  const { body } = await shop.runtime.metrics.render();
  expect(body).toContain('strata_jobs{state="waiting"} 1\n');
  expect(body).toContain('strata_jobs{state="failed"} 1\n');
  expect(body).toMatch(/^strata_jobs_oldest_seconds 0\.\d+$/m);
});

it('is degraded while jobs wait for longer than a minute', async () => {
  await queue('waits', { runAt: new Date(Date.now() - 90_000) });
  const { status, dependencies } = await checkReadiness();
  expect(status).toBe('degraded');
  expect(dependencies.jobs).toMatchObject({ state: 'late', waiting: 1, oldestSeconds: expect.closeTo(90, -1) });
});
