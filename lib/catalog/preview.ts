import { isSigned, sign } from '#lib/accounts/signature.ts';
import { currentScope, type RequestScope } from '#lib/http/scope.ts';
import { getRuntime } from '#lib/runtime.ts';
import { type AdminProduct, readAdminProducts } from './admin-product.ts';

const PURPOSE = 'product-preview';
const PARAM = 'preview';
const LIFE_MS = 60 * 60_000;
const GIVEN = new RegExp(`[?&]${PARAM}=([1-9]\\d{0,17})\\.(\\d{13})\\.([\\w-]{43})(?:&|$)`);

/** The address of a product's page as it will be, for whoever has the link: for an hour, and in no cache. */
export function previewHref({ id, slug }: Pick<AdminProduct, 'id' | 'slug'>, now = Date.now()): string {
  const text = `${id}.${now + LIFE_MS}`;
  return `/products/${slug}?${PARAM}=${text}.${sign(PURPOSE, text)}`;
}

/**
 * What an address is a preview of; undefined for one without a valid link's parameter, which is as if it were not there.
 * @param url path and query
 */
export function readPreview(url: string, now = Date.now()): RequestScope['preview'] {
  const [, productId = '', until = '', signature = ''] = GIVEN.exec(url) ?? [];
  if (Number(until) <= now || !isSigned(PURPOSE, `${productId}.${until}`, signature)) return undefined;
  return { productId, until: Number(until) };
}

export type PreviewedProduct = { product: AdminProduct; until: number };

/**
 * The product that the request being answered is a preview of, of any status, read past every cache; null where it is none
 * or names another product.
 */
export async function getPreviewedProduct(slug: string): Promise<PreviewedProduct | null> {
  const preview = currentScope()?.preview;
  if (!preview) return null;
  const product = (await readAdminProducts(getRuntime().db, [preview.productId])).get(preview.productId);
  return product && product.slug === slug ? { product, until: preview.until } : null;
}
