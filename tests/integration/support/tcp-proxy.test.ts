import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { connectTo, type RedisServer, startRedisServer } from '#tests/support/redis-server.ts';
import { startTcpProxy, type TcpProxy } from '#tests/support/tcp-proxy.ts';

let server: RedisServer;
let admin: Redis;
let proxy: TcpProxy;
let client: Redis;

beforeAll(async () => {
  server = await startRedisServer();
  admin = connectTo(server);
});

afterAll(async () => {
  admin.disconnect();
  await server.stop();
});

beforeEach(async () => {
  await admin.flushall();
  proxy = await startTcpProxy({ port: server.port });
  client = connectTo(proxy);
  await client.ping();
});

afterEach(async () => {
  client.disconnect();
  await proxy.stop();
});

const settled = (promise: Promise<unknown>) => {
  const state = { done: false };
  const finish = () => {
    state.done = true;
  };
  promise.then(finish, finish);
  return state;
};

it('closes what is open and refuses what comes while it is cut', async () => {
  const raw = connect(proxy.port, '127.0.0.1');
  await once(raw, 'connect');
  await expect.poll(() => proxy.connections()).toBe(2);
  proxy.cut();
  expect(proxy.connections()).toBe(0);
  await once(raw, 'close');
  const refused = connect(proxy.port, '127.0.0.1');
  const [error] = await once(refused, 'error');
  expect(error.code).toBe('ECONNREFUSED');
  await proxy.restore();
  expect(await client.set('k', 'after')).toBe('OK');
});

it('passes nothing on while it hangs, and all of it afterwards', async () => {
  proxy.hang();
  const answer = client.set('k', 'v');
  const state = settled(answer);
  await wait(50);
  expect(state.done).toBe(false);
  expect(await admin.exists('k')).toBe(0);
  await proxy.restore();
  expect(await answer).toBe('OK');
});

it('holds back what was on its way when it began to hang', async () => {
  proxy.delay(30);
  const answer = client.set('k', 'v');
  await wait(10);
  proxy.hang();
  await wait(60);
  expect(await admin.exists('k')).toBe(0);
  await proxy.restore();
  expect(await answer).toBe('OK');
});

it('accepts connections while it hangs', async () => {
  proxy.hang();
  const second = connectTo(proxy);
  const state = settled(second.ping());
  await expect.poll(() => proxy.connections()).toBe(2);
  await wait(30);
  expect(state.done).toBe(false);
  await proxy.restore();
  await expect.poll(() => state.done).toBe(true);
  second.disconnect();
});

it('delivers what a client has sent before it went away', async () => {
  proxy.hang();
  const raw = connect(proxy.port, '127.0.0.1');
  await once(raw, 'connect');
  raw.write('SET late written\r\n');
  await wait(20);
  raw.resetAndDestroy();
  await wait(20);
  await proxy.restore();
  await expect.poll(() => admin.get('late')).toBe('written');
});

it('can keep back the answers alone', async () => {
  proxy.hang({ only: 'replies' });
  const answer = client.set('k', 'v');
  const state = settled(answer);
  await expect.poll(() => admin.get('k')).toBe('v');
  expect(state.done).toBe(false);
  await proxy.restore();
  expect(await answer).toBe('OK');
});

it('can spare connections that ask for something else', async () => {
  const other = connectTo(proxy);
  await other.ping();
  proxy.hang({ only: 'replies', matching: 'held' });
  const answer = client.get('held');
  const state = settled(answer);
  expect(await other.get('free')).toBe(null);
  expect(state.done).toBe(false);
  await proxy.restore();
  expect(await answer).toBe(null);
  other.disconnect();
});

it('loses an answer together with its connection, once the request is done', async () => {
  const fragile = new Redis({ port: proxy.port, host: '127.0.0.1', maxRetriesPerRequest: 0 });
  fragile.on('error', () => {});
  await fragile.ping();
  proxy.dropReplies(1, { matching: 'incr' });
  expect(await client.ping()).toBe('PONG');
  await expect(fragile.incr('n')).rejects.toThrow();
  expect(await admin.get('n')).toBe('1');
  expect(await fragile.incr('n')).toBe(2);
  fragile.disconnect();
});

it('loses a published message and keeps the connection', async () => {
  const heard: string[] = [];
  client.on('message', (_, message) => heard.push(message));
  await client.subscribe('news');
  let closed = 0;
  client.on('close', () => closed++);
  proxy.dropReplies(1, { close: false });
  await admin.publish('news', 'first');
  await wait(20);
  await admin.publish('news', 'second');
  await expect.poll(() => heard).toEqual(['second']);
  expect(closed).toBe(0);
});

it('delays each way', async () => {
  proxy.delay(40);
  const startedAt = performance.now();
  await client.ping();
  const ms = performance.now() - startedAt;
  expect(ms).toBeGreaterThanOrEqual(80);
  expect(ms).toBeLessThan(200);
});

it('keeps everything in order through delays and a hang', async () => {
  const received: Buffer[] = [];
  const sink = createServer((socket: Socket) => void socket.on('data', (data) => received.push(data)));
  await once(sink.listen(0, '127.0.0.1'), 'listening');
  const { port } = sink.address() as { port: number };
  const link = await startTcpProxy({ port });
  const raw = connect(link.port, '127.0.0.1');
  for (let sent = 0; sent < 100; sent++) {
    if (sent % 10 === 0) link.delay((sent * 7) % 20);
    if (sent === 30) link.hang();
    if (sent === 60) await link.restore();
    raw.write(`${sent} `);
    await new Promise(setImmediate);
  }
  const expected = Array.from({ length: 100 }, (_, at) => `${at} `).join('');
  await expect.poll(() => Buffer.concat(received).toString()).toBe(expected);
  raw.destroy();
  await link.stop();
  sink.close();
});
