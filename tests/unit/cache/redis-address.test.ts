import { expect, it } from 'vitest';
import { parseRedisUrl } from '#lib/cache/engine/shared/redis-address.ts';

const NODES = [
  { host: 'one', port: 6379 },
  { host: '10.0.0.2', port: 7001 },
  { host: '::1', port: 7002 },
];
const PLAIN = { credentials: {}, tls: false };

it.each([
  ['redis://one', { kind: 'server', node: { host: 'one', port: 6379 }, db: 0, ...PLAIN }],
  ['redis://one:7000/3', { kind: 'server', node: { host: 'one', port: 7000 }, db: 3, ...PLAIN }],
  [
    'rediss://me:p%40ss@one:7000',
    {
      kind: 'server',
      node: { host: 'one', port: 7000 },
      db: 0,
      tls: true,
      credentials: { username: 'me', password: 'p@ss' },
    },
  ],
  ['redis://:secret@[::1]', { kind: 'server', node: { host: '::1' }, credentials: { password: 'secret' } }],
  ['redis+unix:///run/redis.sock', { kind: 'socket', path: '/run/redis.sock', ...PLAIN }],
  ['redis+cluster://one,10.0.0.2:7001,[::1]:7002', { kind: 'cluster', nodes: NODES, ...PLAIN }],
  ['rediss+cluster://:s@one', { kind: 'cluster', tls: true, credentials: { password: 's' } }],
  [
    'redis+sentinel://one,two:5000/main/2',
    {
      kind: 'sentinel',
      master: 'main',
      db: 2,
      nodes: [
        { host: 'one', port: 26_379 },
        { host: 'two', port: 5_000 },
      ],
    },
  ],
])('reads %s', (url, address) => {
  expect(parseRedisUrl(url)).toMatchObject(address);
});

it.each([
  ['localhost:6379', 'must be redis://'],
  ['http://one', 'must be redis://'],
  ['redis+unix://run/redis.sock', 'must be redis://'],
  ['redis+cluster://one:6379,two:nine', 'must be redis://'],
  ['redis://one:99999', 'must be redis://'],
  ['redis://one,two', 'several hosts need'],
  ['redis://one/first', 'number of a Redis database'],
  ['redis+cluster://one/1', 'no numbered databases'],
  ['redis+sentinel://one', 'ends with the name of the master'],
  ['redis://user:hunter2@', 'must be redis://'],
])('says what is wrong with %s, and repeats nothing of it', (url, message) => {
  expect(() => parseRedisUrl(url)).toThrow(message);
  expect(() => parseRedisUrl(url)).not.toThrow(/hunter2|nine|99999|localhost/);
});
