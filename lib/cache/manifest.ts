import type { PolicyName } from '#lib/cdn/policies.ts';

export type RouteRule = {
  /** As in `app/`: `[name]` is one segment, `[...name]` one or more. */
  route: string;
  policy: PolicyName;
  methods: readonly string[];
};

const READ = ['GET', 'HEAD'] as const;
const read = (route: string, policy: PolicyName): RouteRule => ({ route, policy, methods: READ });

/**
 * Every route of the shop and its HTTP policy. A route without a line here does not ship: a test walks `app/`.
 * Order matters: the first match counts.
 */
export const ROUTES: readonly RouteRule[] = [
  read('/', 'page'),
  read('/categories/[...slug]', 'page'),
  read('/products/[slug]', 'page'),
  read('/search', 'page'),
  read('/api/products', 'listing'),
  read('/api/products/batch', 'listing'),
  read('/api/products/[id]', 'product'),
  read('/api/products/[id]/reviews', 'listing'),
  read('/api/categories', 'product'),
  read('/api/search/suggest', 'listing'),
  read('/api/inventory', 'live'),
  read('/api/health/live', 'never'),
  read('/api/health/ready', 'never'),
  read('/api/metrics', 'never'),
  read('/media/[file]', 'asset'),
];
