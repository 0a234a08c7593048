/** What an answer shows of the catalogue. */
export type Content = {
  /** By id; where something is shown twice, its oldest version. */
  products: ReadonlyMap<string, Shown>;
  /** Whether a list has no further pages: what is not in it is not there. */
  complete: boolean;
};

/** `price` in minor units; undefined where none could be made out. */
export type Shown = { version: number; price: number | undefined };

export const NOTHING: Content = { products: new Map(), complete: true };

/** Notes a product. Of one that is there already the older version stays: each of both was shown. */
export function noteShown(products: Map<string, Shown>, id: string, shown: Shown): void {
  const present = products.get(id);
  if (present === undefined || shown.version < present.version) products.set(id, shown);
}
