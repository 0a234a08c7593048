import type { OrderListQuery } from '#lib/orders/admin-list.ts';

/** Address of the list as `query` has it; `change` replaces parts of it, `undefined` takes one away. */
export function ordersHref(query: Partial<OrderListQuery>, change: Partial<OrderListQuery> = {}): string {
  const { q, status, from, to, customer, sort, page } = { ...query, ...change };
  const search = new URLSearchParams();
  const given = { q, status, from, to, customer, sort: sort === 'newest' ? undefined : sort };
  for (const [name, value] of Object.entries(given)) if (value) search.set(name, value);
  if (page !== undefined && page > 1) search.set('page', String(page));
  return search.size > 0 ? `/admin/orders?${search}` : '/admin/orders';
}
