import { describe, expect, it } from 'vitest';
import type { Worker } from '#tests/support/engine-fleet/worker.ts';
import { openFleet, shown, shownBy, ticketOf, waitForPosition, waitForTrust } from '#tests/support/open-fleet.ts';
import { redisForFile } from '#tests/support/redis-for-file.ts';
import { waitUntil } from '#tests/support/wait-until.ts';

const HEARTBEAT_MS = 1_000;
/** How long a process may be wrong after it has its link back. */
const RIGHT_MS = 3_000;

const redis = redisForFile();

describe('T3: messages lost', () => {
  /** A writer, and a reader with a link of its own that holds old values in its first layer. */
  const openPair = async () => {
    const link = await redis.openLink();
    const { fleet, source, one, two } = await openFleet({
      count: 2,
      redisUrl: (worker) => (worker === 0 ? redis.url : link.url),
      rows: { key: { value: 'old' }, tagged: { value: 'old' } },
      heartbeatMs: HEARTBEAT_MS,
      commandTimeoutMs: 1_000,
    });
    source.tagsOf.set('tagged', ['tag']);
    for (const key of ['key', 'tagged']) expect(await shownBy([one, two], key)).toEqual(['old', 'old']);
    const change = async () => {
      for (const key of ['key', 'tagged']) source.values.set(key, { value: 'new' });
      await one.invalidate(['key']);
      return ticketOf(await one.invalidateTags({ hard: ['tag'] }));
    };
    return { link, fleet, writer: one, reader: two, change };
  };
  const bothRight = (reader: Worker) =>
    waitUntil(RIGHT_MS, 'the reader is not right', async () => {
      const values = [...(await shownBy([reader], 'key')), ...(await shownBy([reader], 'tagged'))];
      return values.every((value) => value === 'new') || undefined;
    });

  it('a lost answer of the log costs no more than asking again', async () => {
    const { link, fleet, reader, change } = await openPair();
    link.dropReplies(1, { matching: `${fleet.prefix}{log}:stream` });
    await change();
    await bothRight(reader);
    expect(await reader.stats()).toMatchObject({ gaps: 0 });
  });

  it('a process that heard nothing for longer than a heartbeat reads on where it was', async () => {
    const { link, reader, change } = await openPair();
    link.cut();
    await change();
    await waitForTrust(reader, false);
    await link.restore();
    await bothRight(reader);
    expect(await reader.stats()).toMatchObject({ gaps: 0 });
  });

  it('a process whose next message was trimmed away forgets all it holds, once', async () => {
    const { link, fleet, writer, reader, change } = await openPair();
    link.cut();
    await change();
    await redis.admin.xtrim(`${fleet.prefix}{log}:stream`, 'MAXLEN', 0);
    await waitForTrust(reader, false);
    await link.restore();
    await bothRight(reader);
    await waitForPosition(reader, ticketOf(await writer.invalidate(['other'])));
    expect(await reader.stats()).toMatchObject({ gaps: 1, trusted: true });
    expect(await writer.stats()).toMatchObject({ gaps: 0 });
  });

  it('a process is sure again well within a second of having its link back', async () => {
    const { link, reader } = await openPair();
    link.cut();
    await waitForTrust(reader, false);
    // Long enough for pauses between attempts to have grown to their longest.
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    await link.restore();
    const startedAt = performance.now();
    await waitForTrust(reader);
    expect(performance.now() - startedAt).toBeLessThan(800);
  });
});

describe('T10: a failover that loses writes', () => {
  /** What it returns does as a failover to a replica that lacks everything since. */
  const rewind = async (prefix: string) => {
    const names = await redis.admin.keys(`${prefix}*`);
    const saved = await Promise.all(
      names.map(
        async (name) => [name, (await redis.admin.dumpBuffer(name)) as Buffer, await redis.admin.pttl(name)] as const,
      ),
    );
    return async () => {
      await redis.admin.flushall();
      for (const [name, dump, ttlMs] of saved)
        await redis.admin.restore(name, Math.max(ttlMs, 0), dump as unknown as string);
    };
  };

  it.each(['nothing', 'a change of another key'])(
    'is made good when the new master has taken %s before anybody noticed',
    async (taken) => {
      const link = await redis.openLink();
      const { fleet, source, one, two } = await openFleet({
        count: 2,
        redisUrl: (worker) => (worker < 2 ? link.url : redis.url),
        rows: { key: { value: 'old' }, tagged: { value: 'old' } },
        heartbeatMs: HEARTBEAT_MS,
        commandTimeoutMs: 1_000,
      });
      source.tagsOf.set('tagged', ['tag']);
      for (const key of ['key', 'tagged']) expect(await shownBy([one, two], key)).toEqual(['old', 'old']);
      const failOver = await rewind(fleet.prefix);
      for (const key of ['key', 'tagged']) source.values.set(key, { value: 'new' });
      await one.invalidate(['key']);
      const ticket = ticketOf(await one.invalidateTags({ hard: ['tag'] }));
      await waitForPosition(two, ticket);

      link.cut();
      await failOver();
      const late = await fleet.add();
      if (taken !== 'nothing') await late.invalidate(['other']);
      await link.restore();
      await waitUntil(
        RIGHT_MS,
        'the loss is not noticed, and made good,',
        async () =>
          (await Promise.all([one, two].map((worker) => worker.stats()))).every(
            ({ gaps, debtsOwed, debtsPaid }) => gaps === 1 && debtsOwed === debtsPaid,
          ) || undefined,
      );
      await fleet.add();
      for (const key of ['key', 'tagged']) expect(await shownBy(fleet.workers, key)).toEqual(Array(4).fill('new'));
    },
  );
});

describe('T17: reading back what was written', () => {
  it('shows a writer its own change in any process, however late that one hears of it', async () => {
    const link = await redis.openLink();
    const { source, one, two } = await openFleet({
      count: 2,
      redisUrl: (worker) => (worker === 0 ? redis.url : link.url),
      rows: { key: { value: 0, version: 1 } },
      heartbeatMs: HEARTBEAT_MS,
    });
    await two.get('key');
    link.delay(40);
    for (let version = 2; version < 12; version++) {
      source.values.set('key', { value: version, version });
      const ticket = ticketOf(await one.writeThrough('key', version, version));
      expect(shown(await two.get('key', { after: ticket }))).toBe(version);
    }
  });

  it('asks the source when the log does not answer at all', async () => {
    const link = await redis.openLink();
    const { source, one, two } = await openFleet({
      count: 2,
      redisUrl: (worker) => (worker === 0 ? redis.url : link.url),
      rows: { key: { value: 'old' } },
      commandTimeoutMs: 200,
    });
    await two.get('key');
    link.hang();
    source.values.set('key', { value: 'new' });
    const ticket = ticketOf(await one.invalidate(['key']));
    expect(await two.get('key', { after: ticket })).toMatchObject({ state: 'degraded', entry: { value: 'new' } });
  });
});
