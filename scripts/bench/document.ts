/** What is cached in every workload: about 1.9 KB of JSON, nested as a product of the shop is. */
export type Document = ReturnType<typeof makeDocument>;

const TEXT =
  'Woven from long-staple cotton that has been combed twice, it keeps its shape and colour for years of washing. ' +
  'The collar sits close without stiffness, the seams are felled flat, and the buttons are turned from corozo. ' +
  'Cut for an easy fit: choose your usual size, or one smaller for a closer line. Made in Porto, in small runs, by ' +
  'people we have known for twelve years. Wash at forty degrees with like colours, dry it on the line, iron it while ' +
  'it is damp. Repairs are free for as long as you own it: send it to us and have it back within a fortnight.';
const COLOURS = ['Slate', 'Ochre'];
const SIZES = ['S', 'M'];

/** Every call makes objects and strings of their own, as a database driver does. */
export function makeDocument(key: string, version: number) {
  const sku = key.toUpperCase();
  return {
    id: key,
    slug: `combed-cotton-shirt-${key}`,
    name: `Combed Cotton Shirt ${sku}`,
    description: `${TEXT} Article ${sku}.`,
    brand: { id: 'b-17', name: 'Alder & Sons' },
    currency: 'EUR',
    price: 5900,
    compareAtPrice: 7900,
    images: ['front', 'back', 'detail'].map((side) => ({
      url: `/media/products/${key}/${side}.webp`,
      width: 1200,
      height: 1500,
      alt: `The shirt from the ${side}`,
    })),
    options: [
      { name: 'Colour', values: [...COLOURS] },
      { name: 'Size', values: [...SIZES] },
    ],
    variants: COLOURS.flatMap((colour, row) =>
      SIZES.map((size, column) => ({
        id: `${key}-v${row * SIZES.length + column}`,
        sku: `${sku}-${colour.slice(0, 2)}-${size}`,
        price: 5900 + row * 200,
        compareAtPrice: 7900,
        options: { Colour: colour, Size: size },
      })),
    ),
    categories: [
      { id: 'c-3', slug: 'shirts', name: 'Shirts' },
      { id: 'c-9', slug: 'new-arrivals', name: 'New arrivals' },
    ],
    rating: { average: 4.4, count: 128 },
    version,
    updatedAt: '2026-05-04T12:30:00.000Z',
  };
}
