import type { CustomerListQuery } from '#lib/customers/customer-list.ts';

/** Address of the list as `query` has it; `change` replaces parts of it. */
export function customersHref(query: Partial<CustomerListQuery>, change: Partial<CustomerListQuery> = {}): string {
  const { q, kind, sort, page } = { ...query, ...change };
  const search = new URLSearchParams();
  if (kind === 'guest') search.set('kind', kind);
  if (q) search.set('q', q);
  if (sort && sort !== 'newest') search.set('sort', sort);
  if (page !== undefined && page > 1) search.set('page', String(page));
  return search.size > 0 ? `/admin/customers?${search}` : '/admin/customers';
}
