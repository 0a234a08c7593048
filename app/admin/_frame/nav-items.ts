import type { Role } from '#lib/accounts/roles.ts';

export type NavIcon =
  | 'dashboard'
  | 'products'
  | 'categories'
  | 'inventory'
  | 'bulk'
  | 'orders'
  | 'customers'
  | 'promotions'
  | 'reviews'
  | 'search'
  | 'mail'
  | 'cache'
  | 'changes'
  | 'audit'
  | 'team'
  | 'security';

/** `minimum`: the least role that may open it; its page says so again (`openAdminPage`), and lib decides. */
export type NavItem = { href: string; label: string; icon: NavIcon; minimum: Role };
export type NavGroup = { title: string; items: NavItem[] };

const item = (href: string, label: string, icon: NavIcon, minimum: Role = 'viewer'): NavItem => ({
  href,
  label,
  icon,
  minimum,
});

/** Everything that the admin's menu and its command palette lead to. */
export const NAVIGATION: readonly NavGroup[] = [
  { title: 'Overview', items: [item('/admin', 'Dashboard', 'dashboard')] },
  {
    title: 'Catalogue',
    items: [
      item('/admin/products', 'Products', 'products'),
      item('/admin/categories', 'Categories', 'categories'),
      item('/admin/inventory', 'Inventory', 'inventory'),
      item('/admin/bulk', 'Imports and bulk edits', 'bulk'),
      item('/admin/search', 'Search words', 'search'),
    ],
  },
  {
    title: 'Sales',
    items: [
      item('/admin/orders', 'Orders', 'orders', 'support'),
      item('/admin/customers', 'Customers', 'customers', 'support'),
      item('/admin/promotions', 'Promotions', 'promotions'),
      item('/admin/reviews', 'Reviews', 'reviews', 'support'),
      item('/admin/mail', 'Mail', 'mail', 'support'),
    ],
  },
  {
    title: 'System',
    items: [
      item('/admin/cache', 'Cache', 'cache'),
      item('/admin/changes', 'Changes', 'changes'),
      item('/admin/audit', 'Audit log', 'audit', 'owner'),
      item('/admin/team', 'Team', 'team', 'owner'),
      item('/admin/security', 'Your sign-in', 'security'),
    ],
  },
];
