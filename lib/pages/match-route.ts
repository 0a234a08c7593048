import { ROUTES, type RouteRule } from '#lib/cache/manifest.ts';

const compiled = ROUTES.map((rule) => ({ rule, pattern: toPattern(rule.route) }));

/** The rule of the manifest for a path; undefined for a path that is no route of the shop. */
export function matchRoute(pathname: string): RouteRule | undefined {
  return compiled.find(({ pattern }) => pattern.test(pathname))?.rule;
}

function toPattern(route: string): RegExp {
  const source = route
    .split('/')
    .map((segment) => {
      if (segment.startsWith('[...')) return '.+';
      if (segment.startsWith('[')) return '[^/]+';
      return segment.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    })
    .join('/');
  return new RegExp(`^${source}$`);
}
