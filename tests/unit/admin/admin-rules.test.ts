import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ROUTES } from '#lib/cache/manifest.ts';
import { ADMIN_RULES } from '#tests/http/support/admin-rules.ts';

/** The walk of `app/`: a route, a method or a page of the admin that nobody has given a rule does not ship. */

const toRoute = (file: string) =>
  `/${file
    .split('/')
    .slice(1, -1)
    .filter((segment) => !segment.startsWith('('))
    .join('/')}`;

const METHOD = /^export (?:const|(?:async )?function) (GET|POST|PUT|PATCH|DELETE)\b/gm;

const methods = globSync('app/api/admin/**/route.ts').flatMap((file) =>
  [...readFileSync(file, 'utf8').matchAll(METHOD)].map(([, method]) => `${method} ${toRoute(file)}`),
);
const pages = globSync('app/admin/**/page.tsx').map((file) => ({ file, route: toRoute(file) }));

const ruled = ADMIN_RULES.map((rule) => {
  if (rule.kind === 'page') return rule.route;
  return `${rule.kind === 'read' ? 'GET' : rule.method} ${rule.route}`;
});

describe('the role matrix', () => {
  it('finds routes and pages', () => {
    expect(methods).toContain('DELETE /api/admin/products/[id]');
    expect(pages.map(({ route }) => route)).toContain('/admin/mail/[id]');
  });

  it.each(methods)('has a rule for %s', (method) => {
    expect(ruled).toContain(method);
  });

  it.each(pages.map(({ route }) => route))('has a rule for %s', (route) => {
    expect(ruled).toContain(route);
  });

  it('has no rule twice, nor for what is not there', () => {
    expect(ruled.toSorted()).toEqual([...methods, ...pages.map(({ route }) => route)].toSorted());
  });

  it.each(pages)('$route asks who may see it before anything else', ({ file }) => {
    expect(readFileSync(file, 'utf8')).toMatch(/openAdminPage\(/);
  });

  it('has every route of the admin answered by no cache', () => {
    const cached = ROUTES.filter(({ route, policy }) => /^(?:\/api)?\/admin(?:\/|$)/.test(route) && policy !== 'never');
    expect(cached).toEqual([]);
  });
});
