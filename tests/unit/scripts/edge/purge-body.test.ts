import { expect, it } from 'vitest';
import { costOf, readPurgeBody } from '#scripts/edge/api/purge-body.ts';

const read = (body: unknown, plan: 'free' | 'enterprise' = 'free') => readPurgeBody(JSON.stringify(body), plan);
const many = (count: number, item: string) => Array.from({ length: count }, (_, n) => `${item}${n}`);

it.each([
  { tags: many(100, 'product:') },
  { tags: ['x'.repeat(1_024)] },
  { files: ['https://shop.test/p?a=1', { url: 'http://shop.test/p', headers: { Origin: 'https://shop.test' } }] },
  { prefixes: ['shop.test/products', 'shop.test:8080', `shop.test${'/a'.repeat(31)}`] },
  { hosts: ['shop.test', '127.0.0.1:8080'] },
  { purge_everything: true },
])('takes %j', (body) => {
  expect(read(body)).toEqual({ state: 'valid', body });
});

const ONE_OF = 'Request must contain one of';

it.each([
  ['nothing', {}, ONE_OF],
  ['two kinds', { tags: ['a'], files: ['https://shop.test/'] }, ONE_OF],
  ['everything and more', { purge_everything: true, tags: ['a'] }, ONE_OF],
  ['everything, but not', { purge_everything: false }, ONE_OF],
  ['a list instead of an object', ['a'], ONE_OF],
  ['an unknown kind', { keys: ['a'] }, ONE_OF],
  ['an unknown kind beside', { tags: ['a'], keys: ['a'] }, ''],
  ['no tags', { tags: [] }, ONE_OF],
  ['a tag alone', { tags: 'a' }, ''],
  ['an empty tag', { tags: [''] }, 'A tag'],
  ['a tag with a space', { tags: ['a b'] }, 'A tag'],
  ['a tag with a comma', { tags: ['a,b'] }, 'A tag'],
  ['a tag beyond ASCII', { tags: ['é'] }, 'A tag'],
  ['a tag that is too long', { tags: ['x'.repeat(1_025)] }, 'A tag may have at most 1024'],
  ['too many tags', { tags: many(101, 't') }, 'You may only purge up to 100 tags per API call'],
  ['too many files', { files: many(101, 'https://shop.test/') }, 'You may only purge up to 100 files'],
  ['a file without its host', { files: ['/p'] }, ''],
  ['a prefix with its scheme', { prefixes: ['https://shop.test/p'] }, 'A prefix'],
  ['a prefix with a query', { prefixes: ['shop.test/p?a=1'] }, 'A prefix'],
  ['a prefix that is too deep', { prefixes: [`shop.test${'/a'.repeat(32)}`] }, 'A prefix may have at most 31'],
  ['a host with a path', { hosts: ['shop.test/p'] }, 'A host'],
])('refuses %s', (_, body, message) => {
  expect(read(body)).toEqual({ state: 'invalid', message: expect.stringContaining(message) });
});

it('refuses what is no JSON', () => {
  expect(readPurgeBody('tags=a', 'free')).toEqual({ state: 'invalid', message: expect.stringContaining(ONE_OF) });
});

it('lets an Enterprise zone name 500 files, and no more tags than others', () => {
  expect(read({ files: many(500, 'https://shop.test/') }, 'enterprise').state).toBe('valid');
  expect(read({ files: many(501, 'https://shop.test/') }, 'enterprise').state).toBe('invalid');
  expect(read({ tags: many(101, 't') }, 'enterprise').state).toBe('invalid');
});

it('charges a call as one, and files one by one', () => {
  expect(costOf({ tags: ['a', 'b'] })).toEqual({ bucket: 'calls', tokens: 1 });
  expect(costOf({ files: ['https://shop.test/a', 'https://shop.test/b'] })).toEqual({ bucket: 'files', tokens: 2 });
});
