const MAX_LENGTH = 80;

/** Letters that Unicode does not take apart into one of a to z and a mark. */
const LETTERS: Record<string, string> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i' };

/** A name as part of a URL: `Café "Ørsted", 2 l` becomes `cafe-orsted-2-l`. Empty when nothing of it can be. */
export function toSlug(name: string): string {
  return name
    .toLowerCase()
    .replace(/[ßæœøłđðþı]/g, (letter) => LETTERS[letter] ?? '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[’']/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, MAX_LENGTH)
    .replace(/^-+|-+$/g, '');
}

/** The slug of a product from its name: never empty, nor only digits, which would be an id. */
export function toProductSlug(name: string): string {
  const slug = toSlug(name);
  if (slug === '') return 'product';
  return /^\d+$/.test(slug) ? `product-${slug}` : slug;
}

/** `slug`, or with the first number after it that is free. */
export function pickFreeSlug(slug: string, taken: ReadonlySet<string>): string {
  if (!taken.has(slug)) return slug;
  let number = 2;
  while (taken.has(`${slug}-${number}`)) number += 1;
  return `${slug}-${number}`;
}
