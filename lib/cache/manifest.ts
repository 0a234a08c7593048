import type { PolicyName } from '#lib/cdn/policies.ts';
import {
  batchQuery,
  type CanonicalQuery,
  categoryPageQuery,
  listingPageQuery,
  listingQuery,
  noQuery,
  pageQuery,
  wordsQuery,
} from './canonical-query.ts';

export type RouteRule = {
  /** As in `app/`: `[name]` is one segment, `[...name]` one or more. */
  route: string;
  policy: PolicyName;
  methods: readonly string[];
  /** For answers that the page layer keeps (lib/pages): the query string that stands for all with the same answer. */
  query?: CanonicalQuery;
};

const READ = ['GET', 'HEAD'] as const;
const read = (route: string, policy: PolicyName, query?: CanonicalQuery): RouteRule => ({
  route,
  policy,
  methods: READ,
  ...(query && { query }),
});

/**
 * Every route of the shop and its HTTP policy. A route without a line here does not ship: a test walks `app/`.
 * Order matters: the first match counts.
 */
export const ROUTES: readonly RouteRule[] = [
  read('/', 'page', noQuery),
  read('/categories/[...slug]', 'page', categoryPageQuery),
  read('/products/[slug]', 'page', noQuery),
  read('/search', 'page', listingPageQuery),
  read('/checkout', 'personal'),
  read('/orders/[id]', 'personal'),
  read('/orders/[id]/invoice', 'personal'),
  read('/account/orders', 'personal'),
  read('/account', 'personal'),
  read('/account/profile', 'personal'),
  read('/account/addresses', 'personal'),
  read('/account/addresses/new', 'personal'),
  read('/account/addresses/[id]', 'personal'),
  read('/account/security', 'personal'),
  read('/sign-in', 'personal'),
  read('/sign-up', 'personal'),
  read('/forgot-password', 'personal'),
  read('/reset-password', 'personal'),
  read('/verify-email', 'personal'),
  read('/api/products', 'listing', listingQuery),
  read('/api/products/batch', 'listing', batchQuery),
  read('/api/products/[id]', 'product', noQuery),
  { route: '/api/products/[id]/reviews', policy: 'listing', methods: [...READ, 'POST'], query: pageQuery },
  { route: '/api/products/[id]/reviews/mine', policy: 'personal', methods: [...READ, 'DELETE'] },
  read('/api/categories', 'product', noQuery),
  read('/api/search/suggest', 'listing', wordsQuery),
  read('/api/inventory', 'live'),
  { route: '/api/cart', policy: 'personal', methods: [...READ, 'PATCH', 'DELETE'] },
  { route: '/api/cart/items', policy: 'personal', methods: ['POST'] },
  { route: '/api/cart/items/[id]', policy: 'personal', methods: ['PATCH', 'DELETE'] },
  { route: '/api/cart/promo', policy: 'personal', methods: ['POST', 'DELETE'] },
  read('/cart', 'personal'),
  { route: '/cart/add', policy: 'personal', methods: ['POST'] },
  read('/promo/[code]', 'personal'),
  { route: '/api/checkout', policy: 'never', methods: ['POST'] },
  { route: '/api/checkout/quote', policy: 'never', methods: ['POST'] },
  { route: '/api/checkout/reservation', policy: 'never', methods: ['POST', 'DELETE'] },
  { route: '/api/checkout/check', policy: 'never', methods: ['POST'] },
  { route: '/api/account', policy: 'personal', methods: [...READ, 'PATCH'] },
  { route: '/api/account/addresses', policy: 'personal', methods: [...READ, 'POST'] },
  { route: '/api/account/addresses/[id]', policy: 'personal', methods: [...READ, 'PATCH', 'DELETE'] },
  { route: '/api/account/sessions', policy: 'personal', methods: [...READ, 'DELETE'] },
  { route: '/api/account/sessions/[id]', policy: 'personal', methods: ['DELETE'] },
  { route: '/api/account/forms/[form]', policy: 'never', methods: ['POST'] },
  { route: '/api/account/wishlist', policy: 'personal', methods: [...READ, 'POST', 'DELETE'] },
  { route: '/api/account/wishlist/share', policy: 'personal', methods: ['POST', 'DELETE'] },
  read('/api/orders', 'personal'),
  read('/api/orders/[id]', 'personal'),
  { route: '/api/orders/[id]/reorder', policy: 'personal', methods: ['POST'] },
  { route: '/api/orders/[id]/payment', policy: 'never', methods: ['POST'] },
  { route: '/api/payments/stripe/webhook', policy: 'never', methods: ['POST'] },
  read('/pay/test/[ref]', 'never'),
  { route: '/pay/test/[ref]/answer', policy: 'never', methods: ['POST'] },
  { route: '/api/stock-notices', policy: 'never', methods: ['POST'] },
  { route: '/api/stock-notices/[token]', policy: 'never', methods: ['DELETE'] },
  { route: '/api/auth/[...all]', policy: 'never', methods: [...READ, 'POST'] },
  { route: '/api/admin/products', policy: 'never', methods: [...READ, 'POST'] },
  { route: '/api/admin/products/[id]', policy: 'never', methods: [...READ, 'PATCH', 'DELETE'] },
  { route: '/api/admin/inventory/[variantId]', policy: 'never', methods: [...READ, 'PUT'] },
  read('/api/admin/reviews', 'never'),
  { route: '/api/admin/reviews/[id]/publish', policy: 'never', methods: ['POST'] },
  { route: '/api/admin/reviews/[id]/reject', policy: 'never', methods: ['POST'] },
  { route: '/api/admin/promotions', policy: 'never', methods: [...READ, 'POST'] },
  { route: '/api/admin/promotions/[id]', policy: 'never', methods: [...READ, 'PATCH'] },
  read('/api/admin/orders', 'never'),
  read('/api/admin/orders/[id]', 'never'),
  { route: '/api/admin/orders/[id]/transition', policy: 'never', methods: ['POST'] },
  { route: '/api/admin/orders/[id]/refunds', policy: 'never', methods: ['POST'] },
  read('/api/admin/changes', 'never'),
  read('/api/admin/changes/[id]', 'never'),
  read('/api/admin/cache', 'never'),
  read('/api/admin/cache/history', 'never'),
  { route: '/api/admin/cache/purge', policy: 'never', methods: ['POST'] },
  read('/api/admin/mail', 'never'),
  read('/api/admin/mail/[id]', 'never'),
  read('/admin/mail', 'never'),
  read('/admin/mail/[id]', 'never'),
  read('/api/health/live', 'never'),
  read('/api/health/ready', 'never'),
  read('/api/metrics', 'never'),
  read('/media/[file]', 'asset'),
];
