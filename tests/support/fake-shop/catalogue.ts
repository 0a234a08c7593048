export type FakeProduct = {
  id: string;
  slug: string;
  name: string;
  brand: string;
  description: string;
  status: string;
  price: number;
  categoryIds: string[];
  version: number;
  variants: {
    id: string;
    sku: string;
    price: number;
    compareAtPrice: null;
    options: object;
    imageIndex: null;
    available: number;
  }[];
};

export type FakeCatalogue = ReturnType<typeof createCatalogue>;

export const LEAVES = ['11', '12', '13'] as const;
const PRODUCTS = 30;

/** A shop's data: what the consistency checker writes and expects to see again. */
export function createCatalogue() {
  const products = new Map<string, FakeProduct>();
  const stock = new Map<string, number>();
  let ids = 0;

  function add(body: Partial<FakeProduct>): FakeProduct {
    ids += 1;
    const id = String(ids);
    const variants = (body.variants ?? []).map((variant, at) => ({ ...variant, id: `${id}${at}` }));
    const common = {
      brand: 'Norrvik',
      description: '',
      status: 'published',
      price: 0,
      categoryIds: [],
      name: `Lamp ${id}`,
    };
    const product: FakeProduct = { ...common, ...body, id, slug: `lamp-${id}`, version: 1, variants };
    product.price = Math.min(...variants.map(({ price }) => price));
    products.set(id, product);
    for (const variant of variants) stock.set(variant.id, 1);
    return product;
  }

  for (let nth = 0; nth < PRODUCTS; nth += 1) {
    const variant = {
      id: '',
      sku: `L-${nth}`,
      price: 900 + nth,
      compareAtPrice: null,
      options: {},
      imageIndex: null,
      available: 3,
    };
    add({ categoryIds: [LEAVES[nth % LEAVES.length] as string], variants: [variant] });
  }

  return {
    products,
    stock,
    add,
    change(id: string, body: Partial<FakeProduct>): FakeProduct {
      const before = products.get(id) as FakeProduct;
      const after = { ...before, ...body, version: before.version + 1 };
      after.price = Math.min(...after.variants.map(({ price }) => price));
      products.set(id, after);
      return after;
    },
    shown: () => [...products.values()].filter(({ status }) => status === 'published'),
  };
}
