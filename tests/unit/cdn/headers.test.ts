import { describe, expect, it } from 'vitest';
import { buildCacheHeaders } from '#lib/cdn/headers.ts';
import { POLICIES, type PolicyName } from '#lib/cdn/policies.ts';
import { tags } from '#lib/cdn/tags.ts';

const answer = (policy: PolicyName, status = 200, more = {}) =>
  buildCacheHeaders({ policy, status, tags: ['product:1', 'category:2'], setsCookie: false, ...more });
const shared = (Object.keys(POLICIES) as PolicyName[]).filter((name) => POLICIES[name].kind === 'shared');

describe('cache headers', () => {
  it('lets nobody keep what is live, personal or not to be cached', () => {
    expect(answer('live')).toEqual({ 'Cache-Control': 'no-store' });
    expect(answer('never')).toEqual({ 'Cache-Control': 'no-store' });
    expect(answer('personal')).toEqual({ 'Cache-Control': 'private, no-store' });
  });

  it('lets everybody keep a hashed file for ever', () => {
    expect(answer('asset')).toEqual({ 'Cache-Control': 'public, max-age=31536000, immutable' });
  });

  it('speaks to browsers, standard caches and the CDN each in their own words', () => {
    expect(answer('product')).toEqual({
      'Cache-Control':
        'public, max-age=60, must-revalidate, s-maxage=3600, stale-while-revalidate=300, stale-if-error=86400',
      'CDN-Cache-Control': 'max-age=3600, stale-while-revalidate=300, stale-if-error=86400',
      'Cloudflare-CDN-Cache-Control': 'max-age=3600, stale-while-revalidate=300, stale-if-error=86400',
      'Cache-Tag': 'category:2,product:1',
    });
    expect(answer('listing')['Cache-Control']).toBe(
      'public, max-age=0, must-revalidate, s-maxage=60, stale-while-revalidate=300',
    );
  });

  it.each(shared)('%s: must-revalidate beside every stale window, and no s-maxage where Cloudflare looks', (name) => {
    const headers = answer(name);
    expect(headers['Cache-Control']).toContain('must-revalidate');
    expect(headers['Cloudflare-CDN-Cache-Control']).not.toContain('s-maxage');
  });

  it.each(shared)('%s: an error or a redirect carries no targeted header and no tag', (name) => {
    for (const status of [301, 302, 304 + 3, 400, 403, 500, 503]) {
      expect(answer(name, status)).toEqual({ 'Cache-Control': 'no-store' });
    }
  });

  it('keeps a 404 for seconds, and only when a tag can take it away', () => {
    expect(answer('product', 404)).toMatchObject({
      'CDN-Cache-Control': 'max-age=10',
      'Cache-Tag': 'category:2,product:1',
    });
    expect(answer('product', 404, { tags: [] })).toEqual({ 'Cache-Control': 'no-store' });
  });

  it.each(shared)('%s: never shared with a cookie in it', (name) => {
    expect(answer(name, 200, { setsCookie: true })).toEqual({ 'Cache-Control': 'no-store' });
  });

  describe('of what the shop is not sure of', () => {
    it.each(shared)('%s: a CDN keeps it for seconds, no browser does, and nobody beyond', (name) => {
      const headers = answer(name, 200, { standing: 'uncertain' });
      expect(headers).toEqual({
        'Cache-Control': 'public, max-age=0, must-revalidate, s-maxage=5',
        'CDN-Cache-Control': 'max-age=5',
        'Cloudflare-CDN-Cache-Control': 'max-age=5',
        'Cache-Tag': 'category:2,product:1',
      });
      expect(answer(name, 304, { standing: 'uncertain' })).toEqual(headers);
      expect(answer(name, 200, { standing: 'uncertain', tags: [] })).not.toHaveProperty('Cache-Tag');
    });

    it.each(shared)('%s: nobody keeps what is known to be outdated, whatever its status', (name) => {
      for (const status of [200, 304, 404]) {
        expect(answer(name, status, { standing: 'outdated' })).toEqual({ 'Cache-Control': 'no-store' });
      }
    });

    it.each(shared)('%s: what is current is kept as it always is', (name) => {
      expect(answer(name, 200, { standing: 'current' })).toEqual(answer(name));
    });

    it('does not open what was closed', () => {
      for (const standing of ['uncertain', 'outdated', 'current'] as const) {
        expect(answer('personal', 200, { standing })).toEqual({ 'Cache-Control': 'private, no-store' });
        expect(answer('never', 200, { standing })).toEqual({ 'Cache-Control': 'no-store' });
        expect(answer('page', 500, { standing })).toEqual({ 'Cache-Control': 'no-store' });
        expect(answer('page', 200, { standing, setsCookie: true })).toEqual({ 'Cache-Control': 'no-store' });
      }
    });
  });

  it('names each tag once, in order', () => {
    expect(answer('page', 200, { tags: ['b', 'a', 'b'] })['Cache-Tag']).toBe('a,b');
  });

  it('keeps an answer out of the CDN when its tags would not fit and it could not be purged', () => {
    const many = Array.from({ length: 1_500 }, (_, at) => `product:${at}00000`);
    expect(answer('page', 200, { tags: many })).toEqual({ 'Cache-Control': 'no-store' });
  });
});

describe('tags', () => {
  it.each(['a,b', 'A', 'a b', '', 'ü', 'a\n'])('refuses %j', (tag) => {
    expect(() => answer('page', 200, { tags: [tag] })).toThrow(RangeError);
    expect(() => tags.product(tag)).not.toThrow(TypeError);
  });

  it('names things by what the database calls them', () => {
    expect([tags.product('1'), tags.category('2'), tags.slug('moka-pot')]).toEqual([
      'product:1',
      'category:2',
      'slug:moka-pot',
    ]);
    expect(() => tags.slug('a,b')).toThrow(RangeError);
  });
});
