import type { Random } from '#db/seed/random.ts';
import type { Form } from '../oracles/layer.ts';
import type { Leaf, ProductSheet } from './catalogue.ts';
import { createZipf } from './zipf.ts';

export type Address = { path: string; form: Form; productId?: string; categoryId?: string };

/** How strongly shoppers keep to what is popular. */
const EXPONENT = 0.9;
const MOST_WORDS = 40;

/** Chooses where shoppers go: products by popularity, categories, searches, home. */
export function createAddresses(sheets: readonly ProductSheet[], leaves: readonly Leaf[]) {
  const shown = sheets.filter(({ status }) => status === 'published');
  const drawProduct = createZipf(shown.length, EXPONENT);
  const drawLeaf = createZipf(leaves.length, EXPONENT);
  const words = [...new Set(shown.flatMap(({ name }) => name.toLowerCase().match(/\b[a-z]{4,}\b/g) ?? []))];
  const drawWord = createZipf(Math.min(MOST_WORDS, words.length), EXPONENT);

  return (random: Random): Address => {
    const { id, slug } = shown[drawProduct(random)] as ProductSheet;
    const leaf = leaves[drawLeaf(random)] as Leaf;
    const word = words[drawWord(random)] ?? 'lamp';
    const choice = random.next();
    if (choice < 0.35) return { path: `/products/${slug}`, form: 'product page', productId: id };
    if (choice < 0.6) return { path: `/api/products/${id}`, form: 'product JSON', productId: id };
    if (choice < 0.75) return { path: `/categories/${leaf.path}`, form: 'list page', categoryId: leaf.id };
    if (choice < 0.85) return { path: `/api/products?category=${leaf.id}`, form: 'list JSON', categoryId: leaf.id };
    if (choice < 0.91) return { path: `/search?q=${word}`, form: 'list page' };
    if (choice < 0.95) return { path: `/api/products?q=${word}`, form: 'list JSON' };
    return { path: '/', form: 'list page' };
  };
}
