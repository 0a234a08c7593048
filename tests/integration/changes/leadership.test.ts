import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { type Leadership, seekLeadership } from '#lib/changes/relay/leadership.ts';
import type { ChangeWorker } from '#tests/support/change-fleet.ts';
import { changeShopForFile } from '#tests/support/change-shop.ts';
import { waitUntil } from '#tests/support/wait-until.ts';

const shop = changeShopForFile();
const leadersOf = async (workers: readonly ChangeWorker[]) =>
  (await Promise.all(workers.map((worker) => worker.role()))).filter((role) => role === 'leading').length;

it('is with one process at a time, and with another within a second of its death', async () => {
  const workers = await Promise.all([shop.start(), shop.start(), shop.start()]);
  const leader = await shop.untilLeading(workers);
  for (let look = 0; look < 20; look++) expect(await leadersOf(workers)).toBe(1);
  const others = workers.filter((worker) => worker !== leader);
  const startedAt = performance.now();
  await leader.kill();
  await shop.untilLeading(others, 1_000);
  expect(performance.now() - startedAt).toBeLessThan(1_000);
  await wait(300);
  expect(await leadersOf(others)).toBe(1);
});

it('passes from a process that is suspended, which does not lead when it wakes up', async () => {
  const workers = await Promise.all([shop.start(), shop.start()]);
  const leader = await shop.untilLeading(workers);
  const other = workers.find((worker) => worker !== leader) as ChangeWorker;
  leader.pause();
  await shop.untilLeading([other], 5_000);
  leader.resume();
  await waitUntil(2_000, 'both lead', async () => ((await leadersOf(workers)) === 1 ? true : undefined));
  expect(await other.role()).toBe('leading');
});

it('ends at once with the connection that it is held by, and what is done in its name with it', async () => {
  const log: string[] = [];
  let leading = 0;
  const databaseUrl = (await shop.start({ relays: false })).databaseUrl;
  const candidate = (name: string): Leadership =>
    seekLeadership(databaseUrl, () => {
      leading += 1;
      log.push(`${name} begins, ${leading} of them`);
      return {
        async stop() {
          leading -= 1;
          log.push(`${name} ends`);
        },
      };
    });
  const one = candidate('one');
  await waitUntil(2_000, 'one does not lead', async () => one.leading() || undefined);
  const two = candidate('two');
  await wait(600);
  expect([one.leading(), two.leading()]).toEqual([true, false]);
  const startedAt = performance.now();
  await shop.sql`SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND granted AND pid <> pg_backend_pid()
                    AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;
  await waitUntil(200, 'one still leads', async () => !one.leading() || undefined);
  await waitUntil(1_000, 'nobody leads', async () => one.leading() || two.leading() || undefined);
  expect(performance.now() - startedAt).toBeLessThan(1_000);
  expect(log.slice(0, 2)).toEqual(['one begins, 1 of them', 'one ends']);
  expect(log[2]).toMatch(/begins, 1 of them$/);
  await Promise.all([one.close(), two.close()]);
  expect(leading).toBe(0);
});

it('is given up by a process that ends in order, so that the next need not wait', async () => {
  const { databaseUrl } = await shop.start({ relays: false });
  const begin = () => ({ stop: async () => {} });
  const one = seekLeadership(databaseUrl, begin);
  await waitUntil(2_000, 'one does not lead', async () => one.leading() || undefined);
  const two = seekLeadership(databaseUrl, begin);
  await one.close();
  expect(one.leading()).toBe(false);
  await waitUntil(700, 'two does not lead', async () => two.leading() || undefined);
  await two.close();
});
