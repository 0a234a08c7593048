import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';
import { checkProduct, type FieldError } from '#lib/catalog/check-product.ts';
import { type ProductInput, type ProductPatch, productInput, productPatch } from '#lib/catalog/product-input.ts';
import { mergePatch, type ProductState } from '#lib/catalog/product-state.ts';
import { toProductSlug, toSlug } from '#lib/catalog/slugs.ts';
import { checkSchedule } from '#lib/catalog/store/change-product.ts';
import { toPointer } from '#lib/http/problem.ts';
import type { FieldChange, FieldFault } from '../types.ts';
import { describeChanges, shortenChanges } from './describe-changes.ts';
import type { ProductDocument } from './document.ts';
import { explainErrors } from './explain-errors.ts';
import type { Known, Surroundings } from './find-known.ts';
import { mergeDocument, toNewProduct } from './merge.ts';
import { type Resolved, resolve } from './resolve.ts';

/**
 * What is written of a document. `before`: what it changes, as it was when it was checked; what is otherwise by then is left
 * alone.
 */
export type ImportPayload =
  | { kind: 'create'; document: Resolved }
  | { kind: 'update'; productId: string; document: Resolved; before: FieldChange[] };

export type ImportPlan =
  | { state: 'waiting'; name: string; payload: ImportPayload; changes: FieldChange[] }
  | { state: 'unchanged'; name: string }
  | { state: 'invalid'; name: string; errors: FieldFault[] };

/** What a document would do, without doing it. */
export function planImport(document: ProductDocument, known: Known, surroundings: Surroundings): ImportPlan {
  const target = findTarget(document, known);
  const product = target.productId === undefined ? undefined : known.products.get(target.productId);
  const name = document.fields.name ?? product?.state.name ?? '';
  const { resolved, faults } = resolve(document, product?.state.currency ?? 'EUR', surroundings.tree);
  const errors = [
    ...document.faults,
    ...target.faults,
    ...faults,
    ...findMissing(document, known, surroundings),
    ...(product && product.deletedFrom !== null
      ? [{ field: 'Product', detail: 'is in the bin: restore it first' }]
      : []),
  ];
  if (errors.length > 0) return { state: 'invalid', name, errors };
  const merged = product ? mergeInto(product.state, resolved) : makeNew(resolved);
  if (merged.state === 'invalid') return { state: 'invalid', name, errors: merged.errors };
  if (product && isDeepStrictEqual(product.state, merged.after)) return { state: 'unchanged', name };
  const changes = describeChanges(product?.state, merged.after, surroundings.tree);
  const payload: ImportPayload =
    target.productId === undefined
      ? { kind: 'create', document: resolved }
      : { kind: 'update', productId: target.productId, document: resolved, before: changes };
  return { state: 'waiting', name, payload, changes: shortenChanges(changes) };
}

/** The product that a document is about: by its SKUs, else by its slug; undefined: one that is new. */
function findTarget(
  { fields: { slug }, variants }: ProductDocument,
  { bySku, bySlug }: Known,
): { productId: string | undefined; faults: FieldFault[] } {
  const bySkus = [...new Set(variants.flatMap(({ sku }) => bySku.get(sku) ?? []))];
  const named = slug === undefined ? undefined : bySlug.get(slug);
  if (bySkus.length > 1)
    return { productId: undefined, faults: [{ field: 'SKU', detail: 'these are of several products' }] };
  const [found] = bySkus;
  const isTaken = found !== undefined && named !== undefined && named !== found;
  return {
    productId: found ?? named,
    faults: isTaken ? [{ field: 'Slug', detail: 'is that of another product' }] : [],
  };
}

function findMissing({ fields }: ProductDocument, known: Known, { attributes }: Surroundings): FieldFault[] {
  const given = Object.entries(fields.attributes ?? {}).filter(([, value]) => value !== null);
  return [
    ...given
      .filter(([name]) => !attributes.has(name))
      .map(([name]) => ({ field: `Attribute ${name}`, detail: 'is no attribute of the shop' })),
    ...(fields.images ?? [])
      .filter(({ hash }) => !known.pictures.has(hash))
      .map(({ hash }) => ({ field: 'Pictures', detail: `${hash.slice(0, 8)} is no picture of the shop` })),
  ];
}

export type Merged =
  | { state: 'merged'; after: ProductState; patch: ProductPatch }
  | { state: 'invalid'; errors: FieldFault[] };

/** A document on top of a product; the check and the write both come here. */
export function mergeInto(state: ProductState, document: Resolved): Merged {
  const merged = mergeDocument(state, document);
  const skus = merged.variants.map(({ sku }) => sku);
  const refuse = (errors: readonly FieldError[]): Merged => ({
    state: 'invalid',
    errors: explainErrors(errors, document, skus),
  });
  const missing = findUnpriced(merged.variants);
  if (missing.length > 0) return refuse(missing);
  const parsed = productPatch.safeParse(merged);
  if (!parsed.success) return refuse(toErrors(parsed.error));
  const { version, ...patch } = parsed.data;
  const { brand } = patch;
  const isSame = brand === undefined || brand === state.brand.name || brand === toSlug(state.brand.name);
  const after = mergePatch(state, patch, isSame ? state.brand : { id: undefined, name: brand });
  const errors = [...checkProduct(after), ...checkSchedule(after, state)];
  return errors.length > 0 ? refuse(errors) : { state: 'merged', after, patch };
}

type New = { state: 'merged'; after: ProductState; input: ProductInput } | { state: 'invalid'; errors: FieldFault[] };

/** The product that a document describes. */
export function makeNew(document: Resolved): New {
  const skus = document.variants.map(({ sku }) => sku);
  const refuse = (errors: readonly FieldError[]): New => ({
    state: 'invalid',
    errors: explainErrors(errors, document, skus),
  });
  const missing = (['name', 'brand'] as const)
    .filter((field) => document.fields[field] === undefined)
    .map((field) => ({ pointer: `/${field}`, detail: 'is needed: no product has this SKU yet' }));
  const needed = [...missing, ...findUnpriced(document.variants)];
  if (needed.length > 0) return refuse(needed);
  const parsed = productInput.safeParse(toNewProduct(document));
  if (!parsed.success) return refuse(toErrors(parsed.error));
  const input = parsed.data;
  const brand = { id: undefined, name: input.brand };
  const blank = { ...input, slug: input.slug ?? toProductSlug(input.name), brand, keywords: '', variants: [] };
  const after = mergePatch(blank, input, brand);
  const errors = [...checkProduct(after), ...checkSchedule(after)];
  return errors.length > 0 ? refuse(errors) : { state: 'merged', after, input };
}

const findUnpriced = (variants: readonly { price?: number }[]): FieldError[] =>
  variants.flatMap(({ price }, at) =>
    price === undefined ? [{ pointer: `/variants/${at}/price`, detail: 'is needed for a variant that is new' }] : [],
  );

const toErrors = (error: z.ZodError): FieldError[] =>
  error.issues.map(({ path, message }) => ({ pointer: toPointer(path), detail: message }));
