/** What is written. `stock` counts units of a variant; all others change the product. */
export type WriteKind = 'price' | 'name' | 'description' | 'move' | 'status' | 'create' | 'delete' | 'stock';

/** What a product is after a write. A deleted one is in the bin, archived: its versions go on, and its stock stays. */
export type ProductState = {
  version: number;
  /** Whether shoppers can see it. */
  live: boolean;
  /** Minor units. */
  price: number;
  /** Those it is filed under itself. */
  categoryIds: readonly string[];
};

/** A write whose answer has arrived: from then on it counts. Times are ms since 1970. */
export type SettledWrite = {
  productId: string;
  kind: WriteKind | 'seed';
  sentAt: number;
  answeredAt: number;
  /** Undefined for one that changed nothing. */
  changeId: string | undefined;
  state: ProductState;
};

/** Such changes a CDN may show once more while it fetches the new state; prices, and what comes and goes, never. */
export const isSoft = ({ kind }: Pick<SettledWrite, 'kind'>): boolean =>
  kind === 'name' || kind === 'description' || kind === 'move';
