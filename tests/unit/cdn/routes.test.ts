import { globSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ROUTES } from '#lib/cache/manifest.ts';
import { matchRoute } from '#lib/pages/match-route.ts';

/** Answers that have no policy of their own: what is nowhere is `never`. */
const FALLBACKS = new Set(['/api/[...path]', '/[...path]']);

/** The routes that the files of `app/` make, as the manifest writes them. */
function toRoute(file: string): string {
  const segments = file
    .split('/')
    .slice(1, -1)
    .filter((segment) => !/^[(_@]/.test(segment));
  return `/${segments.join('/')}`;
}

const routes = globSync('app/**/{page,route}.{ts,tsx}').map(toRoute);

describe('manifest', () => {
  it('finds the routes of the shop', () => {
    expect(routes).toEqual(expect.arrayContaining(['/', '/products/[slug]', '/api/products/[id]/reviews']));
  });

  it.each(routes.filter((route) => !FALLBACKS.has(route)))('has a policy for %s', (route) => {
    expect(ROUTES.map((rule) => rule.route)).toContain(route);
  });

  it.each(ROUTES.map((rule) => rule.route).filter((route) => route !== '/media/[file]'))('%s is a route', (route) => {
    expect(routes).toContain(route);
  });

  it('lets the more telling route win', () => {
    expect(matchRoute('/api/products/batch')?.route).toBe('/api/products/batch');
    expect(matchRoute('/api/products/7')?.route).toBe('/api/products/[id]');
    expect(matchRoute('/api/products/7/reviews')?.policy).toBe('listing');
    expect(matchRoute('/categories/a/b/c')?.route).toBe('/categories/[...slug]');
    expect(matchRoute('/categories')).toBeUndefined();
    expect(matchRoute('/products/a/b')).toBeUndefined();
    expect(matchRoute('/')?.policy).toBe('page');
  });
});
