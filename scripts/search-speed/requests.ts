import { createRandom } from '#db/seed/random.ts';
import { type ListingParams, type ListingQuery, parseListingParams } from '#lib/catalog/listing-query.ts';
import type { Category } from '#lib/catalog/types.ts';

/** One sort of request, and the share of all requests that it has. */
type Sort = { name: string; share: number; draw: (draw: Draw) => ListingParams };
type Draw = { pick: <Item>(items: readonly Item[]) => Item; tree: readonly Category[] };

const WIDE = ['kitchen', 'blue', 'oak', 'garden', 'glass', 'sport', 'cotton', 'home'];
const NARROW = [
  'espresso cup',
  'walnut chair',
  'tent',
  'running shoes',
  'board game',
  'linen dress',
  'telescope',
  'wool socks',
];
const SAID_OTHERWISE = ['couch', 'flashlight', 'sneakers', 'backpack', 'wrench', 'cell phone'];
const MISSPELT = ['headfones', 'umbrela', 'skilet', 'telescoep', 'jigsaw puzle', 'teddy baer'];
const TOO_MANY = [
  'blue kitchen quokka',
  'oak headphones',
  'cotton kettle',
  'garden laptop',
  'glass sneakers',
  'red telescope',
];
/** What stands in the field while somebody types, of which suggestions are made. */
export const TYPED = [
  'co',
  'ch',
  'st',
  'bl',
  'ha',
  'wi',
  'gar',
  'garden',
  'kitchen',
  'coffe',
  'headp',
  'oak ki',
  'hedphones',
];
const COLOURS = ['Blue', 'Red', 'Green', 'Black', 'White', 'Brown'];
const SORTS = ['newest', 'price-asc', 'price-desc', 'rating', 'name'];

const department = ({ pick, tree }: Draw) => pick(tree).path;
const leaf = ({ pick, tree }: Draw) => pick(tree.flatMap(({ children }) => children)).path;

export const SHAPES: readonly Sort[] = [
  { name: 'department', share: 0.15, draw: (draw) => ({ category: department(draw) }) },
  { name: 'category', share: 0.22, draw: (draw) => ({ category: leaf(draw) }) },
  {
    name: 'category, filtered',
    share: 0.15,
    draw: (draw) => ({
      category: leaf(draw),
      'attr.colour': [draw.pick(COLOURS), draw.pick(COLOURS)],
      maxPrice: '10000',
      rating: '3',
    }),
  },
  {
    name: 'department, sorted',
    share: 0.1,
    draw: (draw) => ({ category: department(draw), sort: draw.pick(SORTS), page: draw.pick(['1', '3', '20']) }),
  },
  {
    name: 'search, wide',
    share: 0.08,
    draw: ({ pick }) => ({ q: pick(WIDE), sort: pick(['relevance', 'price-asc']) }),
  },
  { name: 'search, narrow', share: 0.1, draw: ({ pick }) => ({ q: pick(NARROW) }) },
  {
    name: 'search, filtered',
    share: 0.05,
    draw: ({ pick }) => ({ q: pick(WIDE), inStock: 'true', minPrice: '2500', 'attr.colour': pick(COLOURS) }),
  },
  { name: 'search, synonyms', share: 0.05, draw: ({ pick }) => ({ q: pick(SAID_OTHERWISE) }) },
  { name: 'search, misspelt', share: 0.05, draw: ({ pick }) => ({ q: pick(MISSPELT) }) },
  { name: 'search, some words', share: 0.05, draw: ({ pick }) => ({ q: pick(TOO_MANY) }) },
];

export type Request = { shape: string; query: ListingQuery };

/** The same requests every time, in the proportions of the shapes, mixed. */
export function drawRequests(count: number, tree: readonly Category[]): Request[] {
  const random = createRandom(7);
  const draw: Draw = { pick: (items) => random.pick(items), tree };
  const requests = SHAPES.flatMap(({ name, share, draw: drawParams }) =>
    Array.from({ length: Math.max(1, Math.round(share * count)) }, () => ({
      shape: name,
      query: toQuery(drawParams(draw)),
    })),
  );
  return random.sample(requests, requests.length);
}

function toQuery(params: ListingParams): ListingQuery {
  const parsed = parseListingParams(params);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  return parsed.query;
}
