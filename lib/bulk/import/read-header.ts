import { MAX_OPTIONS } from '#lib/catalog/product-input.ts';
import { ATTRIBUTE_PREFIX, optionColumns, PRODUCT_COLUMNS, type ProductColumn, VARIANT_COLUMNS } from '../columns.ts';
import { BulkRefusedError } from '../refused-error.ts';

/** Where each column stands; undefined: it is not in the file. */
export type Header = {
  width: number;
  product: ReadonlyMap<ProductColumn, number>;
  variant: ReadonlyMap<(typeof VARIANT_COLUMNS)[number], number>;
  /** Name and value of each option. */
  options: readonly [name: number, value: number][];
  attributes: ReadonlyMap<string, number>;
};

/** @throws BulkRefusedError when a column is missing, unknown, or there twice */
export function readHeader(cells: readonly string[]): Header {
  const names = cells.map((cell) => cell.trim().toLowerCase());
  const at = new Map(names.map((name, index) => [name, index]));
  // Spreadsheets leave empty columns at the end.
  const unknown = names.filter((name) => name !== '' && !isKnown(name));
  const list = (found: readonly string[]) => found.map((name) => `“${name}”`).join(', ');
  if (!at.has('sku'))
    throw new BulkRefusedError(`The first row must name the columns, one of them “sku”. It has ${list(names)}.`);
  if (unknown.length > 0) throw new BulkRefusedError(`These are no columns of a product: ${list(unknown)}.`);
  const twice = names.filter((name, index) => name !== '' && names.indexOf(name) !== index);
  if (twice.length > 0) throw new BulkRefusedError(`These columns are there twice: ${list(twice)}.`);
  return {
    width: cells.length,
    product: pick(Object.keys(PRODUCT_COLUMNS) as ProductColumn[], at),
    variant: pick(VARIANT_COLUMNS, at),
    options: Array.from({ length: MAX_OPTIONS }, (_, index) => optionColumns(index + 1)).flatMap(([name, value]) => {
      const [nameAt, valueAt] = [at.get(name), at.get(value)];
      if ((nameAt === undefined) !== (valueAt === undefined)) {
        throw new BulkRefusedError(`“${name}” and “${value}” belong together: one of them is missing.`);
      }
      return nameAt === undefined || valueAt === undefined ? [] : [[nameAt, valueAt]];
    }),
    attributes: new Map(
      names.flatMap((name, index) =>
        name.startsWith(ATTRIBUTE_PREFIX) ? [[name.slice(ATTRIBUTE_PREFIX.length), index]] : [],
      ),
    ),
  };
}

const KNOWN: ReadonlySet<string> = new Set([
  ...Object.keys(PRODUCT_COLUMNS),
  ...VARIANT_COLUMNS,
  ...Array.from({ length: MAX_OPTIONS }, (_, index) => optionColumns(index + 1)).flat(),
]);
const isKnown = (name: string) =>
  KNOWN.has(name) || (name.startsWith(ATTRIBUTE_PREFIX) && name.length > ATTRIBUTE_PREFIX.length);

const pick = <Name extends string>(names: readonly Name[], at: ReadonlyMap<string, number>): Map<Name, number> =>
  new Map(names.flatMap((name) => (at.has(name) ? [[name, at.get(name) as number]] : [])));
