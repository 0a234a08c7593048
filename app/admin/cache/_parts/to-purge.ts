/** What is asked of the API for what somebody typed: tags with spaces or commas between, or a product by any of its names. */
export function toPurge(kind: 'tags' | 'product', text: string): { tags: string[] } | { product: string } {
  if (kind === 'tags') return { tags: text.split(/[\s,]+/).filter((tag) => tag !== '') };
  const [path = ''] = text.trim().split(/[?#]/, 1);
  return { product: path.replace(/\/+$/, '').split('/').at(-1) ?? '' };
}
