import { describe, expect, it } from 'vitest';
import type { RouteRule } from '#lib/cache/manifest.ts';
import { matchRoute } from '#lib/pages/match-route.ts';
import { toPageRequest } from '#lib/pages/page-request.ts';

const want = (url: string, headers: Record<string, string> = {}) => {
  const rule = matchRoute(url.split('?', 1)[0] as string);
  return toPageRequest(rule as RouteRule, url, headers);
};
const nameOf = (url: string, headers?: Record<string, string>) => {
  const wanted = want(url, headers);
  return wanted && `${wanted.variant} ${wanted.url}`;
};
const PATH = '/products/moka-pot';

describe('the page that a request is for', () => {
  it('is named by its path and by what of the query it depends on', () => {
    expect(nameOf(`${PATH}?utm_source=x&_rsc=abc`)).toBe(`whole ${PATH}`);
    expect(nameOf('/search?page=2&q=MUG&gclid=1')).toBe('whole /search?page=2&q=mug');
    expect(nameOf('/categories/kitchen/pots?sort=popular')).toBe('whole /categories/kitchen/pots');
    expect(nameOf('/api/products?sort=popular&page=1')).toBe('whole /api/products');
    expect(nameOf('/')).toBe('whole /');
    expect(nameOf('/?a=b')).toBe('whole /');
    expect(nameOf('/?')).toBe('whole /');
  });

  it('does not depend on cookies, unless an editor looks at drafts', () => {
    expect(
      nameOf(PATH, { cookie: 'session=abc; strata-change=12; x__prerender_bypass=1; a=__next_preview_data=1' }),
    ).toBe(`whole ${PATH}`);
    for (const cookie of ['__prerender_bypass=abc', 'a=b; __prerender_bypass=abc', 'a=b;__next_preview_data=x']) {
      expect(nameOf(PATH, { cookie }), cookie).toBeUndefined();
    }
  });

  it('is nobody’s to share with credentials', () => {
    expect(nameOf(PATH, { authorization: 'Bearer x' })).toBeUndefined();
    expect(nameOf('/api/products', { authorization: '' })).toBeUndefined();
  });

  it.each([
    '/products/Moka-Pot',
    '/products/moka%2Dpot',
    '/products/moka%00pot',
    '/products/moka_pot',
    '/products/moka.pot',
    '/products/a;b',
    '/products/ü',
    '/categories/kitchen//pots',
    '/categories/kitchen/',
    '/categories/../search',
    `/products/${'a'.repeat(400)}`,
  ])('has no other spelling: %s', (url) => {
    expect(matchRoute(url)).toBeDefined();
    expect(want(url)).toBeUndefined();
  });

  it('is nobody’s where the route refuses the query', () => {
    expect(want('/api/products?page=0')).toBeUndefined();
    expect(want('/api/search/suggest')).toBeUndefined();
  });

  it('is nobody’s where the manifest does not say what its query means', () => {
    for (const url of ['/api/inventory?ids=1', '/api/health/live', '/api/admin/products', '/media/x']) {
      expect(want(url), url).toBeUndefined();
    }
  });
});

describe('what Next’s router fetches', () => {
  it('is kept apart from the document at the same address', () => {
    expect(nameOf(PATH, { rsc: '1' })).toBe(`payload ${PATH}`);
    expect(nameOf(`${PATH}?_rsc=abc`, { rsc: '1' })).toBe(`payload ${PATH}`);
    for (const rsc of ['0', 'true', '', '1, 1']) expect(nameOf(PATH, { rsc }), rsc).toBe(`whole ${PATH}`);
  });

  it.each(['next-router-state-tree', 'next-router-prefetch', 'next-router-segment-prefetch', 'next-url'])(
    'in parts, with %s, is nobody’s to share',
    (name) => {
      expect(want(PATH, { rsc: '1', [name]: '' })).toBeUndefined();
      // Without `RSC` Next does not look at it either.
      expect(nameOf(PATH, { [name]: '1' })).toBe(`whole ${PATH}`);
    },
  );
});
