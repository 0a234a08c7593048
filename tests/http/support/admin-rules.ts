import type { Role } from '#lib/accounts/roles.ts';

type Read = { kind: 'read'; route: string; minimum: Role };
type Write = {
  kind: 'write';
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  route: string;
  minimum: Role;
  /** What it leaves in the audit log: `product.create`. Null only for what changes nothing for anybody else. */
  audit: `${string}.${string}` | null;
};
type Page = { kind: 'page'; route: string; minimum: Role };

/** Who may do what: the least role for each route and method of `app/api/admin`, and for each page of `app/admin`. */
export type AdminRule = Read | Write | Page;

const read = (minimum: Role, route: string): Read => ({ kind: 'read', route, minimum });
const page = (minimum: Role, route: string): Page => ({ kind: 'page', route, minimum });
const write = (minimum: Role, method: Write['method'], route: string, audit: Write['audit']): Write => ({
  kind: 'write',
  method,
  route,
  minimum,
  audit,
});

/** Routes are written as in `app/`. A route, method or page that has no line here fails the tests. */
export const ADMIN_RULES: readonly AdminRule[] = [
  // Products
  read('viewer', '/api/admin/products'),
  write('editor', 'POST', '/api/admin/products', 'product.create'),
  read('viewer', '/api/admin/products/[id]'),
  write('editor', 'PATCH', '/api/admin/products/[id]', 'product.update'),
  write('editor', 'DELETE', '/api/admin/products/[id]', 'product.delete'),
  write('editor', 'POST', '/api/admin/products/[id]/restore', 'product.restore'),
  write('editor', 'POST', '/api/admin/products/[id]/duplicate', 'product.create'),
  read('viewer', '/api/admin/products/[id]/preview'),
  page('viewer', '/admin/products'),
  page('editor', '/admin/products/new'),
  page('viewer', '/admin/products/[id]'),
  // Saved views and finding: everybody's own, of what they may see
  read('viewer', '/api/admin/views'),
  write('viewer', 'POST', '/api/admin/views', null),
  write('viewer', 'DELETE', '/api/admin/views/[id]', null),
  read('viewer', '/api/admin/find'),
  // Categories
  read('viewer', '/api/admin/categories'),
  write('editor', 'POST', '/api/admin/categories', 'category.create'),
  read('viewer', '/api/admin/categories/[id]'),
  write('editor', 'PATCH', '/api/admin/categories/[id]', 'category.update'),
  write('editor', 'DELETE', '/api/admin/categories/[id]', 'category.delete'),
  page('viewer', '/admin/categories'),
  // Search words
  read('viewer', '/api/admin/search/synonyms'),
  write('editor', 'POST', '/api/admin/search/synonyms', 'synonym.create'),
  write('editor', 'DELETE', '/api/admin/search/synonyms', 'synonym.delete'),
  read('viewer', '/api/admin/search/misses'),
  write('editor', 'DELETE', '/api/admin/search/misses', 'search-miss.dismiss'),
  read('viewer', '/api/admin/search/try'),
  page('viewer', '/admin/search'),
  page('viewer', '/admin/categories/[id]'),
  page('viewer', '/admin/promotions'),
  page('editor', '/admin/promotions/new'),
  page('viewer', '/admin/promotions/[id]'),
  // Pictures
  write('editor', 'POST', '/api/admin/media', 'picture.upload'),
  // Imports and bulk edits
  write('editor', 'POST', '/api/admin/products/import', 'bulk.create'),
  read('viewer', '/api/admin/products/export'),
  read('viewer', '/api/admin/bulk'),
  write('editor', 'POST', '/api/admin/bulk', 'bulk.create'),
  read('viewer', '/api/admin/bulk/[id]'),
  read('viewer', '/api/admin/bulk/[id]/rows'),
  read('viewer', '/api/admin/bulk/[id]/errors'),
  page('viewer', '/admin/bulk'),
  page('editor', '/admin/bulk/import'),
  page('viewer', '/admin/bulk/[id]'),
  write('editor', 'POST', '/api/admin/bulk/[id]/start', 'bulk.start'),
  write('editor', 'POST', '/api/admin/bulk/[id]/cancel', 'bulk.cancel'),
  // Inventory
  read('viewer', '/api/admin/inventory'),
  write('editor', 'POST', '/api/admin/inventory/counts', 'inventory.count'),
  write('editor', 'POST', '/api/admin/inventory/counts/preview', null),
  page('viewer', '/admin/inventory'),
  page('editor', '/admin/inventory/count'),
  page('viewer', '/admin/inventory/[variantId]'),
  read('viewer', '/api/admin/inventory/[variantId]'),
  write('editor', 'PUT', '/api/admin/inventory/[variantId]', 'inventory.set'),
  // Orders
  read('support', '/api/admin/orders'),
  write('support', 'POST', '/api/admin/orders/transition', 'order.packed'),
  read('support', '/api/admin/orders/[id]'),
  write('support', 'PATCH', '/api/admin/orders/[id]', 'order.tracking'),
  write('support', 'POST', '/api/admin/orders/[id]/transition', 'order.packed'),
  write('support', 'POST', '/api/admin/orders/[id]/refunds', 'order.refund'),
  write('support', 'POST', '/api/admin/orders/[id]/notes', 'note.create'),
  write('support', 'DELETE', '/api/admin/notes/[id]', 'note.delete'),
  page('support', '/admin/orders'),
  page('support', '/admin/orders/packing-slips'),
  page('support', '/admin/orders/[id]'),
  // Customers
  read('support', '/api/admin/customers'),
  read('support', '/api/admin/customers/[id]'),
  write('support', 'POST', '/api/admin/customers/[id]/notes', 'note.create'),
  page('support', '/admin/customers'),
  page('support', '/admin/customers/[id]'),
  // Dashboard
  page('viewer', '/admin'),
  // Mail
  read('support', '/api/admin/mail'),
  read('support', '/api/admin/mail/[id]'),
  write('support', 'POST', '/api/admin/mail/[id]/resend', 'mail.resend'),
  page('support', '/admin/mail'),
  page('support', '/admin/mail/[id]'),
  // Promotions
  read('viewer', '/api/admin/promotions'),
  write('editor', 'POST', '/api/admin/promotions', 'promotion.create'),
  read('viewer', '/api/admin/promotions/[id]'),
  write('editor', 'PATCH', '/api/admin/promotions/[id]', 'promotion.update'),
  write('editor', 'DELETE', '/api/admin/promotions/[id]', 'promotion.delete'),
  // Reviews
  read('support', '/api/admin/reviews'),
  write('support', 'POST', '/api/admin/reviews/[id]/publish', 'review.publish'),
  write('support', 'POST', '/api/admin/reviews/[id]/reject', 'review.reject'),
  page('support', '/admin/reviews'),
  // Cache and changes
  read('viewer', '/api/admin/changes'),
  read('viewer', '/api/admin/changes/[id]'),
  read('viewer', '/api/admin/cache'),
  read('viewer', '/api/admin/cache/history'),
  read('viewer', '/api/admin/cache/inspect'),
  read('viewer', '/api/admin/cache/series'),
  write('owner', 'POST', '/api/admin/cache/purge', 'cache.purge'),
  // Access
  read('owner', '/api/admin/audit'),
  page('owner', '/admin/audit'),
  read('owner', '/api/admin/team'),
  write('owner', 'PATCH', '/api/admin/team/[id]', 'team.set-role'),
  write('owner', 'DELETE', '/api/admin/team/[id]/second-factor', 'second-factor.reset'),
  write('owner', 'DELETE', '/api/admin/team/[id]/sessions', 'team.sign-out'),
  read('owner', '/api/admin/team/rules'),
  write('owner', 'PUT', '/api/admin/team/rules', 'team.set-rules'),
  write('owner', 'POST', '/api/admin/team/invitations', 'team.invite'),
  write('owner', 'DELETE', '/api/admin/team/invitations/[id]', 'team.withdraw-invitation'),
  page('owner', '/admin/team'),
  write('viewer', 'POST', '/api/admin/security/second-factor', null),
  write('viewer', 'DELETE', '/api/admin/security/second-factor', 'second-factor.turn-off'),
  write('viewer', 'POST', '/api/admin/security/second-factor/confirm', 'second-factor.turn-on'),
  write('viewer', 'POST', '/api/admin/security/backup-codes', 'second-factor.draw-codes'),
  page('viewer', '/admin/security'),
  page('viewer', '/admin/cache'),
  page('viewer', '/admin/cache/inspect'),
  page('viewer', '/admin/changes'),
  page('viewer', '/admin/changes/[id]'),
];
