import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase } from '#tests/support/database.ts';
import { connectTo, type RedisServer, startRedisServer } from '#tests/support/redis-server.ts';
import { type SessionWorker, startSessionWorker } from '#tests/support/session-fleet.ts';
import { startTcpProxy, type TcpProxy } from '#tests/support/tcp-proxy.ts';
import { waitUntil } from '#tests/support/wait-until.ts';

const WEEK_MS = 7 * 24 * 60 * 60 * 1_000;
/** Longer than a process doubts the store after an outage. */
const AFTER_DOUBT_MS = 4_000;

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let redis: RedisServer;
let look: Redis;
/** The way of the first process to Redis. */
let link: TcpProxy;
let one: SessionWorker;
let two: SessionWorker;

const start = (redisUrl: string) => startSessionWorker({ databaseUrl: database.url, redisUrl });
beforeAll(async () => {
  [database, redis] = await Promise.all([createTestDatabase(), startRedisServer()]);
  look = connectTo(redis);
  link = await startTcpProxy({ port: redis.port });
  [one, two] = await Promise.all([start(link.url), start(redis.url)]);
});
afterAll(async () => {
  await Promise.all([one.kill(), two.kill()]);
  look.disconnect();
  await link.stop();
  await Promise.all([redis.stop(), database.drop()]);
});

/** Somebody whose session is in Redis and known to be there by both. */
async function signUp(): Promise<{ email: string; cookie: string }> {
  const email = `${randomUUID()}@strata.test`;
  const cookie = await one.signUp(email);
  await waitUntil(10_000, 'the session is not taken from Redis', async () => {
    const layers = await Promise.all([one.layerOf(cookie), two.layerOf(cookie)]);
    return layers.every((layer) => layer === 'l2') || undefined;
  });
  return { email, cookie };
}

/** Asks again and again. @returns whoever was recognised */
async function everSeen(worker: SessionWorker, cookie: string, ms: number): Promise<string[]> {
  const seen: string[] = [];
  for (const until = Date.now() + ms; Date.now() < until; await wait(10)) {
    const email = await worker.find(cookie);
    if (email !== undefined) seen.push(email);
  }
  return seen;
}

it('keeps a session in Redis until it ends, without its token, and never for longer', async () => {
  const { email, cookie } = await signUp();
  const token = /session_token=([A-Za-z0-9]+)/.exec(cookie)?.[1] ?? '';
  expect(token).toHaveLength(32);
  const keys = await look.keys('strata:*session:1:*');
  const lifetimes = await Promise.all(keys.map((key) => look.pttl(key)));
  expect(lifetimes.length).toBeGreaterThan(0);
  for (const ms of lifetimes) {
    expect(ms).toBeLessThanOrEqual(WEEK_MS);
    expect(ms).toBeGreaterThan(0.8 * WEEK_MS);
  }
  for (const key of await look.keys('*')) expect(key).not.toContain(token);
  // Its use does not make it last any longer.
  await wait(30);
  expect(await two.find(cookie)).toBe(email);
  const later = await Promise.all(keys.map((key) => look.pttl(key)));
  for (const [at, ms] of lifetimes.entries()) expect(later[at]).toBeLessThan(ms);
});

it('ends a session in every process by the time that sign-out answers', async () => {
  for (let at = 0; at < 5; at += 1) {
    const { email, cookie } = await signUp();
    expect(await two.find(cookie)).toBe(email);
    await one.signOut(cookie);
    expect(await two.find(cookie)).toBeUndefined();
  }
});

it('ends all others of somebody in every process by the time that it answers, and no session of anybody else', async () => {
  const { email, cookie } = await signUp();
  const stranger = await signUp();
  const others = [await one.signIn(email), await two.signIn(email), await two.signIn(email)];
  for (const other of others) expect([await one.find(other), await two.find(other)]).toEqual([email, email]);
  await two.endOthers(cookie);
  for (const worker of [one, two]) {
    for (const other of others) expect(await worker.find(other)).toBeUndefined();
    expect([await worker.find(cookie), await worker.find(stranger.cookie)]).toEqual([email, stranger.email]);
  }
});

it('accepts no session again that was signed out while Redis was away, neither then nor when it is back', async () => {
  const { email, cookie } = await signUp();
  redis.pause();
  link.cut();
  expect(await two.find(cookie)).toBe(email);
  await one.signOut(cookie);
  expect(await two.find(cookie)).toBeUndefined();
  redis.resume();
  const seen = everSeen(two, cookie, AFTER_DOUBT_MS);
  await link.restore();
  expect(await seen).toEqual([]);
});

it('does not say that somebody is signed out before the others know, where they can still ask Redis', async () => {
  const { email, cookie } = await signUp();
  link.cut();
  const signedOut = one.signOut(cookie);
  expect(await two.find(cookie)).toBe(email);
  await wait(50);
  await link.restore();
  await signedOut;
  expect(await two.find(cookie)).toBeUndefined();
});

it('ends a session that was deleted by hand', async () => {
  const { cookie } = await signUp();
  await database.sql`DELETE FROM sessions`;
  await waitUntil(3_000, 'it is still accepted', async () => (await two.find(cookie)) === undefined || undefined);
});

it('ends a session whose process has died before it could tell, and for good', async () => {
  const { cookie } = await signUp();
  link.cut();
  one.signOut(cookie).catch(() => {});
  await waitUntil(3_000, 'the session is still there', async () => {
    const [row] = await database.sql<{ count: number }[]>`SELECT count(*)::int AS count FROM sessions`;
    return row?.count === 0 || undefined;
  });
  await one.kill();
  await link.restore();
  await waitUntil(3_000, 'it is still accepted', async () => (await two.find(cookie)) === undefined || undefined);
  expect(await everSeen(two, cookie, 500)).toEqual([]);
  one = await start(link.url);
});

it('knows who is signed in, signs people up and out, while Redis is gone', async () => {
  const { email, cookie } = await signUp();
  await redis.kill();
  expect(await one.find(cookie)).toBe(email);
  const stranger = await two.signUp('while-away@strata.test');
  expect(await one.find(stranger)).toBe('while-away@strata.test');
  await one.signOut(cookie);
  expect(await two.find(cookie)).toBeUndefined();
  await redis.restart();
  expect(await two.find(cookie)).toBeUndefined();
});
