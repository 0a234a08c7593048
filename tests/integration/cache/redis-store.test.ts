import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it, onTestFinished, vi } from 'vitest';
import { createRedisStore } from '#lib/cache/engine/shared/redis-store.ts';
import { StoreUnavailableError } from '#lib/cache/engine/shared/shared-store.ts';
import { describeFence } from '#tests/contract/fence.ts';
import { describeSharedStore, frameOf } from '#tests/contract/shared-store.ts';
import { startRedisServer } from '#tests/support/redis-server.ts';
import { redisUrl } from '#tests/support/redis-url.ts';
import { connectRedis } from '#tests/support/runtime.ts';

// A slow machine is not what these tests are about.
const connect = (prefix: string) => createRedisStore({ url: redisUrl(), prefix, commandTimeoutMs: 2_000 });
const open = async (prefix: string) => {
  const store = connect(prefix);
  for (let attempt = 0; attempt < 100; attempt++) {
    if (
      await store.ping().then(
        () => true,
        () => false,
      )
    )
      return store;
    await wait(20);
  }
  throw new Error('redis does not answer');
};

const openEmptied = async (prefix: string) => {
  const store = await open(prefix);
  const admin = connectRedis();
  return {
    store: {
      ...store,
      close: async () => {
        admin.disconnect();
        await store.close();
      },
    },
    join: () => connect(prefix),
    waitMs: async (ms: number) => void (await wait(ms)),
    clear: async () => {
      const keys = await admin.keys(`${prefix}*`);
      if (keys.length > 0) await admin.del(...keys);
    },
  };
};

describeSharedStore('redis', () => openEmptied('contract:'));
describeFence('redis', () => openEmptied('fence:'));

it('puts its prefix before every key and an expiry on every entry', async () => {
  const store = await open('prefixed:');
  const admin = connectRedis();
  await store.acquire([{ key: 'k', token: 't', leaseMs: 5_000 }]);
  expect(await admin.pttl('prefixed:l:{k}')).toBeGreaterThan(4_000);
  await store.fill([{ key: 'k', token: 't', frame: frameOf(1), ttlMs: 5_000 }]);
  expect(await admin.exists('prefixed:l:{k}')).toBe(0);
  expect(await admin.pttl('prefixed:c:{k}')).toBeGreaterThan(4_000);
  await store.close();
  admin.disconnect();
});

it('reads a batch in one command', async () => {
  const store = await open('counted:');
  const admin = connectRedis();
  const before = await countCommands(admin, 'mget');
  const others = await countCommands(admin, 'get');
  await store.read(Array.from({ length: 50 }, (_, at) => `k${at}`));
  expect((await countCommands(admin, 'mget')) - before).toBe(1);
  expect(await countCommands(admin, 'get')).toBe(others);
  await store.close();
  admin.disconnect();
});

async function countCommands(admin: ReturnType<typeof connectRedis>, name: string): Promise<number> {
  const stats = await admin.info('commandstats');
  return Number(new RegExp(`cmdstat_${name}:calls=(\\d+)`).exec(stats)?.[1] ?? 0);
}

it('fails at once, and as unavailable, where nobody listens', async () => {
  const store = createRedisStore({ url: 'redis://127.0.0.1:1', prefix: 'x:' });
  const startedAt = performance.now();
  expect(await store.read(['a', 'b'])).toEqual(Array(2).fill(expect.any(StoreUnavailableError)));
  expect(performance.now() - startedAt).toBeLessThan(1_000);
  await store.close();
});

it('gives up on a server that takes the command and stays silent', async () => {
  const silent = createServer((socket) => {
    // Answers the handshake so that the client believes in it, then nothing.
    socket.once('data', () => socket.write('+OK\r\n'.repeat(10)));
  });
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const address = silent.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const store = createRedisStore({ url: `redis://127.0.0.1:${port}`, prefix: 'x:', commandTimeoutMs: 50 });
  await wait(50);
  expect(await store.read(['a', 'b'])).toEqual(Array(2).fill(expect.any(StoreUnavailableError)));
  await store.close();
  silent.close();
});

it('hangs up once, however often a hanging server does not answer', async () => {
  const server = await startRedisServer();
  onTestFinished(server.stop);
  const warnings: string[] = [];
  const listen = (warning: Error) => void warnings.push(warning.name);
  process.on('warning', listen);
  onTestFinished(() => void process.off('warning', listen));
  const store = createRedisStore({ url: server.url, prefix: 'x:', commandTimeoutMs: 20 });
  onTestFinished(() => store.close());
  const { last } = await store.log.readAfter(0);
  await store.log.waitAfter(last, 1);
  server.pause();
  for (let attempt = 0; attempt < 16; attempt++) await store.log.waitAfter(last, 1).catch(() => {});
  server.resume();
  await vi.waitFor(() => store.log.waitAfter(last, 1), 5_000);
  expect(warnings).toEqual([]);
});
