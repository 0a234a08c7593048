import { makeDocument } from '../document.ts';

/** What the shop answers for a product, as its renderer gives it: before compression, without cache headers. */
export type RenderedAnswer = { headers: Record<string, string>; body: string; tags: readonly string[] };

const FIRST_ID = 4_100;
export const PAGE_PATH = '/products/combed-cotton-shirt';
export const JSON_PATH = `/api/products/${FIRST_ID}`;

const CARDS = 300;
const TAGS = 50;
const SCRIPTS = 5;
/** By which pages differ, as Next names it: headers of its router. */
const VARY = 'rsc, next-router-state-tree, next-router-prefetch, next-router-segment-prefetch, Accept-Encoding';
const WORDS = (
  'woven from long staple cotton that has been combed twice it keeps shape and colour for years of washing the collar ' +
  'sits close without stiffness seams are felled flat buttons turned corozo cut an easy fit choose your usual size or ' +
  'one smaller closer line made in Porto small runs by people we have known twelve wash at forty degrees with like dry'
).split(' ');

/** A page of about 150 KB that Brotli takes to about 15 KB, with inline scripts and the tags of what is shown on it. */
export function makeProductPage(): RenderedAnswer {
  const text = createText();
  const cards = Array.from({ length: CARDS }, (_, at) => makeCard(at, text(22)));
  const scripts = Array.from(
    { length: SCRIPTS },
    (_, at) => `<script>self.__next_f.push([1,"${at}:${text(12)}"])</script>`,
  );
  return {
    headers: { 'content-type': 'text/html; charset=utf-8', vary: VARY },
    body:
      '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Combed Cotton Shirt</title></head>' +
      `<body><main>${cards.join('')}</main>${scripts.join('')}</body></html>`,
    tags: Array.from({ length: TAGS }, (_, at) => `product:${FIRST_ID + at}`),
  };
}

const CARD = 'mt-4 grid gap-3 rounded-lg border border-line bg-surface px-4 py-3 text-base leading-7 text-ink-soft';

function makeCard(at: number, text: string): string {
  return (
    `<article class="${CARD} transition-colors hover:bg-surface-raised" data-item="${at}">` +
    `<a href="/products/item-${at}" class="font-medium underline-offset-4 focus-visible:outline-2">` +
    `<img src="/media/${at}-front.webp" width="320" height="400" loading="lazy" decoding="async" alt="">` +
    `${text}</a></article>`
  );
}

/** About 4 KB: a product, and what goes with it. */
export function makeProductJson(): RenderedAnswer {
  const text = createText();
  const related = Array.from({ length: 9 }, (_, at) => ({
    id: String(FIRST_ID + 1 + at),
    slug: `item-${at}`,
    name: text(4),
    description: text(12),
    price: 5_900 + 100 * at,
    image: { url: `/media/${at}-front.webp`, width: 1200, height: 1500 },
  }));
  const product = makeDocument(String(FIRST_ID), 1);
  return {
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify({ ...product, related }),
    tags: [product, ...related].map(({ id }) => `product:${id}`),
  };
}

/** Words in an order of no pattern, the same in every run. */
function createText(): (words: number) => string {
  let state = 1;
  const draw = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    // The low bits of such a generator go round in small circles.
    return WORDS[(state >>> 8) % WORDS.length];
  };
  return (words) => Array.from({ length: words }, draw).join(' ');
}
