/** `second-factor.turn-on` as people read it: `Second factor: turn on`. */
export function sayAction(action: string): string {
  const [kind = '', verb = ''] = action.split('.');
  const words = kind.replaceAll('-', ' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}: ${verb.replaceAll('-', ' ')}`;
}

/** Pages of things that entries are about; others have none of their own. */
const PAGES: Readonly<Record<string, string>> = {
  product: '/admin/products',
  order: '/admin/orders',
  customer: '/admin/customers',
  mail: '/admin/mail',
  category: '/admin/categories',
  promotion: '/admin/promotions',
};

/** Where the thing itself is shown. */
export function subjectHref({ kind, id }: { kind: string; id: string }): string | undefined {
  const page = PAGES[kind];
  return page && `${page}/${encodeURIComponent(id)}`;
}
