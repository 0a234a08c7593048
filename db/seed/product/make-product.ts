import { createRandom, type Random } from '../random.ts';
import { MATERIALS } from '../words/materials.ts';
import { findNeighbour, type Place, pickBrand, placeProduct } from './assortment.ts';
import { pickShades, type Shade } from './colours.ts';
import { describeProduct } from './describe.ts';
import { nameProduct, type ProductName } from './name.ts';
import { makeImages } from './pictures.ts';
import { writeReviews } from './reviews.ts';
import { stockVariants } from './stock.ts';
import type { SeedProduct } from './types.ts';
import { makeVariants } from './variants.ts';

/** The day on which the catalogue was "written"; nothing in it is younger. */
export const SEED_DAY = Date.UTC(2026, 10, 1);
const AGE_MS = 548 * 86_400_000;

/** Product number `id`, from 1: always the same, and independent of all others. */
export function makeProduct(id: number): SeedProduct {
  const random = createRandom(id);
  const place = placeProduct(id);
  const naming = nameProduct(place);
  const brand = pickBrand(place, naming.lineNumber);
  const shades = pickShades(random, place.kind);
  const sku = `${brand.name
    .replace(/[^A-Za-z]/g, '')
    .slice(0, 3)
    .toUpperCase()}-${String(id).padStart(5, '0')}`;
  const { options, variants } = makeVariants(random, id, sku, place.kind, shades);
  stockVariants(random, variants);
  const attributes = pickAttributes(random, place, naming, shades);
  const images = makeImages(random, place.kind.object, naming.name, shades);
  const popularity = drawPopularity(random);
  const status = drawStatus(random);
  const createdAt = SEED_DAY - random.next() * AGE_MS;
  const neighbour = random.chance(0.08) ? findNeighbour(place) : undefined;

  return {
    id,
    slug: naming.slug,
    name: naming.name,
    description: describeProduct(random, place.kind, naming, brand.name),
    brandId: brand.id,
    status,
    attributes,
    keywords: [brand.name, place.department.name, place.category.name, ...Object.values(attributes)].join(' '),
    popularity,
    createdAt: new Date(createdAt).toISOString(),
    updatedAt: new Date(createdAt + random.next() * (SEED_DAY - createdAt)).toISOString(),
    categoryIds: neighbour ? [place.id, neighbour.id] : [place.id],
    images,
    options,
    variants,
    reviews: status === 'published' ? writeReviews(random, place, popularity, createdAt, SEED_DAY) : [],
  };
}

function pickAttributes(random: Random, { kind, category }: Place, { make }: ProductName, shades: Shade[]) {
  const attributes: Record<string, string> = {};
  const material = MATERIALS[make]?.material;
  if (material) attributes.material = material;
  if (shades[0] && category.sortedByColour !== false) attributes.colour = shades[0].family;
  for (const [name, values] of Object.entries(kind.facets ?? {})) attributes[name] ??= random.pick(values);
  return attributes;
}

/** Zipf-like: of a thousand products, a handful draws most of the interest. */
function drawPopularity(random: Random): number {
  return Math.min(1_000_000, Math.round(12 * (1 - random.next()) ** -0.85));
}

function drawStatus(random: Random): SeedProduct['status'] {
  const luck = random.next();
  if (luck < 0.005) return 'draft';
  return luck < 0.01 ? 'archived' : 'published';
}
