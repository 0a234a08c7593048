/** What somebody asks about: an address of the shop, a key of the cache, or a product by its id. Undefined for nothing. */
export function toSubject(asked: string): { url: string } | { key: string } | undefined {
  const text = asked.trim().slice(0, 600);
  if (text === '') return undefined;
  if (/^https?:\/\//.test(text)) return URL.canParse(text) ? { url: addressOf(new URL(text)) } : undefined;
  if (text.startsWith('/')) return { url: text };
  return /^\d+$/.test(text) ? { url: `/api/products/${text}` } : { key: text };
}

const addressOf = ({ pathname, search }: URL) => pathname + search;
