import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import * as one from '#app/api/stock-notices/[token]/route.ts';
import * as route from '#app/api/stock-notices/route.ts';
import { RATE_LIMITS } from '#lib/http/rate-limits.ts';
import { commitStock } from '#lib/inventory/commit-stock.ts';
import { moveStocks } from '#lib/inventory/move-stocks.ts';
import { adjustStock, setStock } from '#lib/inventory/write.ts';
import { askForNotice } from '#lib/stock-notices/ask.ts';
import { forgetOldNotices, forgetToken } from '#lib/stock-notices/forget.ts';
import { notifyBackInStock } from '#lib/stock-notices/notify.ts';
import { openBrowser } from '#tests/support/account-shop.ts';
import { insertBasics, insertProduct } from '#tests/support/catalogue.ts';
import { openTestShop, type TestShop } from '#tests/support/runtime.ts';
import { waitUntil } from '#tests/support/wait-until.ts';

// Only a request of Next's own server can be waited for.
vi.mock('next/server', () => ({ connection: async () => {} }));

let shop: TestShop;
beforeAll(async () => {
  shop = await openTestShop();
  await insertBasics(shop.sql);
});
afterAll(() => shop.close());
beforeEach(async () => {
  await shop.sql`DELETE FROM products`;
  await shop.sql`DELETE FROM mails`;
  await shop.sql`DELETE FROM graphile_worker._private_jobs`;
  await insertProduct(shop.sql, { id: 1, available: 0 });
  await shop.forget();
});

const ask = (email: string) => askForNotice({ variantId: '10', email });
const askMany = (count: number) =>
  shop.sql`INSERT INTO stock_notices (variant_id, email)
           SELECT 10, 'shopper-' || n || '@strata.test' FROM generate_series(1, ${count}::int) AS n`;
const run = () => notifyBackInStock({ variantId: '10' });
const jobs = async () =>
  (await shop.sql`SELECT 1 FROM graphile_worker.jobs WHERE task_identifier = 'notify-back-in-stock'`).length;
const told = async () =>
  (await shop.sql<{ recipient: string }[]>`SELECT recipient FROM mails WHERE kind = 'back-in-stock' ORDER BY id`).map(
    ({ recipient }) => recipient,
  );

describe('a notice', () => {
  it('is kept once, however often it is asked for at once', async () => {
    await Promise.all(Array.from({ length: 10 }, () => ask('ada@strata.test')));
    const [row] = await shop.sql<{ count: number }[]>`SELECT count(*)::int AS count FROM stock_notices`;
    expect(row?.count).toBe(1);
  });

  it.each([
    ['a movement', () => adjustStock('10', 2, 'received')],
    ['a count', () => setStock('10', 2, 'counted')],
    [
      'what is given back by an order',
      () =>
        commitStock(async (tx) => {
          const moves = await moveStocks(tx, [{ variantId: '10', delta: 2, reason: 'returned' }]);
          return { result: moves, moved: moves.state === 'moved' ? moves.moved : [] };
        }),
    ],
  ])('is sent after %s, in the transaction of which the job is', async (_, move) => {
    await ask('ada@strata.test');
    expect(await jobs()).toBe(0);
    await move();
    expect(await jobs()).toBe(1);
    await run();
    expect(await told()).toEqual(['ada@strata.test']);
  });

  it('is no job where nobody waits, or where stock goes out', async () => {
    await adjustStock('10', 2, 'received');
    await shop.sql`INSERT INTO stock_notices (variant_id, email) VALUES (10, 'ada@strata.test')`;
    await adjustStock('10', -1, 'sold');
    expect(await jobs()).toBe(0);
  });

  it('is not lost when it is asked for while stock is on its way in', async () => {
    const moved = Promise.withResolvers<void>();
    const asked = Promise.withResolvers<void>();
    const moving = shop.runtime.db.transaction(async (tx) => {
      await moveStocks(tx, [{ variantId: '10', delta: 5, reason: 'received' }]);
      moved.resolve();
      await asked.promise;
    });
    await moved.promise;
    const asking = ask('ada@strata.test');
    const waits = waitUntil(5_000, 'nobody waits', async () => {
      const waiting =
        await shop.sql`SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%FOR SHARE%'`;
      return waiting.length > 0 || undefined;
    });
    await Promise.race([asking, waits]);
    asked.resolve();
    await Promise.all([asking, moving, waits.catch(() => {})]);
    await run();
    expect([await jobs(), await told()]).toEqual([1, ['ada@strata.test']]);
  });

  it('is sent once, however often and in however many processes the job runs', async () => {
    await askMany(5);
    await adjustStock('10', 9, 'received');
    await Promise.all([run(), run(), run()]);
    await run();
    expect((await told()).sort()).toEqual([1, 2, 3, 4, 5].map((n) => `shopper-${n}@strata.test`));
  });

  it('goes to three for each unit, those who have waited longest first; to others with the next units', async () => {
    await askMany(10);
    await adjustStock('10', 1, 'returned');
    await Promise.all([run(), run()]);
    expect((await told()).sort()).toEqual([1, 2, 3].map((n) => `shopper-${n}@strata.test`));
    await run();
    expect(await told()).toHaveLength(3);
    await adjustStock('10', 1, 'returned');
    expect(await jobs()).toBe(1);
    await run();
    expect(await told()).toHaveLength(6);
  });

  it('goes to as many as there are in several runs', async () => {
    await askMany(230);
    await adjustStock('10', 100, 'received');
    for (let runs = 0; runs < 3; runs++) await run();
    expect(new Set(await told()).size).toBe(230);
  });

  it('waits while it is sold out again by the time the job runs, or not for sale', async () => {
    await ask('ada@strata.test');
    await adjustStock('10', 1, 'returned');
    await adjustStock('10', -1, 'sold');
    await run();
    await shop.sql`UPDATE products SET status = 'draft'`;
    await adjustStock('10', 1, 'returned');
    await shop.forget();
    await run();
    expect(await told()).toEqual([]);
  });

  it('is forgotten a month after it was sent', async () => {
    await askMany(2);
    await shop.sql`UPDATE stock_notices SET notified_at = now() - interval '31 days' WHERE email LIKE 'shopper-1@%'`;
    await forgetOldNotices();
    expect(await shop.sql`SELECT email FROM stock_notices`).toMatchObject([{ email: 'shopper-2@strata.test' }]);
  });
});

describe('/api/stock-notices', () => {
  const post = (body: object, client = '198.51.100.250') =>
    route.POST(
      new Request('http://127.0.0.1:3000/api/stock-notices', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-strata-client': client },
        body: JSON.stringify(body),
      }),
    );
  const forget = (token: string) =>
    one.DELETE(new Request('http://127.0.0.1:3000/api/stock-notices/x', { method: 'DELETE' }), {
      params: Promise.resolve({ token }),
    });

  it('answers alike whether the address, or the variant, was known', async () => {
    for (const variantId of ['10', '10', '999']) {
      const answer = await post({ variantId, email: ' Ada@Strata.test ' });
      expect([answer.status, await answer.json()]).toEqual([202, { state: 'noted' }]);
    }
    expect(await shop.sql`SELECT email FROM stock_notices`).toMatchObject([{ email: 'ada@strata.test' }]);
  });

  it('takes so many for one address and no more, wherever they come from', async () => {
    const { requests } = RATE_LIMITS['stock-notice'].account;
    const sent = Array.from({ length: requests + 1 }, (_, at) =>
      post({ variantId: '10', email: 'mallory@strata.test' }, `198.51.100.${at}`),
    );
    const statuses = (await Promise.all(sent)).map(({ status }) => status).sort();
    expect(statuses).toEqual([...Array(requests).fill(202), 429]);
  });

  it('refuses what is no address', async () => {
    const answer = await post({ variantId: '10', email: 'ada' });
    expect([answer.status, (await answer.json()).errors]).toEqual([
      400,
      [expect.objectContaining({ pointer: '/email' })],
    ]);
  });

  it('forgets an address by the link in the mail, and by no other', async () => {
    await ask('ada@strata.test');
    await ask('bob@strata.test');
    await adjustStock('10', 1, 'received');
    await run();
    const [mail] = await shop.sql<
      { html: string; text: string }[]
    >`SELECT html, text FROM mails WHERE recipient LIKE 'ada%'`;
    const token = /\/stock-notices\/(\d+\.[\w-]+)/.exec(mail?.text ?? '')?.[1] ?? '';
    expect(mail?.html).toContain(token);
    const last = token.at(-1) === 'A' ? 'B' : 'A';
    expect((await forget(token.slice(0, -1) + last)).status).toBe(404);
    expect(await shop.sql`SELECT 1 FROM stock_notices`).toHaveLength(2);
    expect((await forget(token)).status).toBe(200);
    expect(await shop.sql`SELECT email FROM stock_notices`).toMatchObject([{ email: 'bob@strata.test' }]);
  });

  it('forgets an address by the form of the page behind that link, which needs no scripts', async () => {
    await ask('ada@strata.test');
    const [notice] = await shop.sql<{ id: string }[]>`SELECT id::text FROM stock_notices`;
    const token = forgetToken(notice?.id ?? '');
    const browser = openBrowser();
    const wrong = await browser.post('forget-notices', { token: `${token}x` });
    expect(wrong.headers.get('location')).toBe(`/stock-notices/${token}x`);
    expect(await shop.sql`SELECT 1 FROM stock_notices`).toHaveLength(1);
    const answer = await browser.post('forget-notices', { token });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `/stock-notices/${token}`]);
    expect(await shop.sql`SELECT 1 FROM stock_notices`).toHaveLength(0);
  });
});
