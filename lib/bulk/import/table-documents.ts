import { CATEGORY_SEPARATOR, PRODUCT_COLUMNS, type ProductColumn } from '../columns.ts';
import { BulkRefusedError } from '../refused-error.ts';
import type { ProductDocument, ProductFields, VariantDocument } from './document.ts';
import { MAX_ROWS_OF_PRODUCT } from './file-limits.ts';
import { type Header, readHeader } from './read-header.ts';
import type { TableRow } from './read-table.ts';

/** Empty cells of these take away what was there; of all others they leave it as it is. */
const CLEARED: Partial<Record<ProductColumn, '' | null>> = {
  description: '',
  publish_at: null,
  seo_title: null,
  seo_description: null,
};

/**
 * What a table says of each product. A row is one variant; rows below each other with the same slug are one product, of which
 * the first says what it is. A row without a slug is for itself.
 * @throws BulkRefusedError for a header that cannot be used
 */
export async function* tableDocuments(rows: AsyncIterable<TableRow>): AsyncGenerator<ProductDocument> {
  let header: Header | undefined;
  let current: ProductDocument | undefined;
  const firstRows = new Map<string, number>();
  for await (const row of rows) {
    if (!header) {
      header = readHeader(row.cells);
      continue;
    }
    const slug = cellOf(row, header.product.get('slug'));
    if (current && slug !== '' && slug === current.fields.slug) {
      addRow(current, row, header);
      continue;
    }
    if (current) yield current;
    current = startDocument(row, header);
    const first = firstRows.get(slug);
    if (slug !== '' && first !== undefined) {
      const detail = `rows of one product have to stand together; this one begins in row ${first}`;
      current.faults.push({ field: 'Slug', detail });
    } else if (slug !== '') firstRows.set(slug, row.number);
  }
  if (!header) throw new BulkRefusedError('The file is empty.');
  if (current) yield current;
}

const cellOf = ({ cells }: TableRow, at: number | undefined): string =>
  at === undefined ? '' : (cells[at] ?? '').trim();

function startDocument(row: TableRow, header: Header): ProductDocument {
  const faults = checkWidth(row, header);
  const [variant, variantFaults] = readVariant(row, header);
  return {
    number: row.number,
    fields: readFields(row, header),
    variants: [variant],
    faults: [...faults, ...variantFaults],
  };
}

function addRow(document: ProductDocument, row: TableRow, header: Header): void {
  const [variant, faults] = readVariant(row, header);
  document.faults.push(...checkWidth(row, header), ...faults);
  if (document.variants.length === MAX_ROWS_OF_PRODUCT) {
    document.faults.push({ field: 'Variants', detail: `a product may have ${MAX_ROWS_OF_PRODUCT}` });
  }
  document.variants.push(variant);
  const first = readFields(row, header);
  for (const name of header.product.keys()) {
    const cell = cellOf(row, header.product.get(name));
    const key = PRODUCT_COLUMNS[name];
    if (cell !== '' && String(first[key]) !== String(document.fields[key] ?? '')) {
      document.faults.push({
        field: name,
        detail: `row ${row.number} says something else than row ${document.number}`,
      });
    }
  }
}

function checkWidth({ cells, number }: TableRow, { width }: Header) {
  const isWider = cells.slice(width).some((cell) => cell.trim() !== '');
  return isWider ? [{ field: 'Row', detail: `row ${number} has more cells than the first row names` }] : [];
}

function readFields(row: TableRow, header: Header): ProductFields {
  const fields: Record<string, unknown> = {};
  for (const [name, at] of header.product) {
    // Paragraphs are kept to the letter.
    const cell = name === 'description' ? (row.cells[at] ?? '') : cellOf(row, at);
    const value = cell === '' ? CLEARED[name] : name === 'categories' ? splitCategories(cell) : cell;
    if (value !== undefined) fields[PRODUCT_COLUMNS[name]] = value;
  }
  if (header.attributes.size > 0) {
    fields.attributes = Object.fromEntries([...header.attributes].map(([name, at]) => [name, cellOf(row, at) || null]));
  }
  return fields as ProductFields;
}

const splitCategories = (cell: string): string[] =>
  cell
    .split(CATEGORY_SEPARATOR)
    .map((path) => path.trim())
    .filter((path) => path !== '');

function readVariant(row: TableRow, header: Header): [VariantDocument, ProductDocument['faults']] {
  const { variant: columns } = header;
  const [sku, price, compareAt, stock] = (['sku', 'price', 'compare_at_price', 'stock'] as const).map((name) =>
    cellOf(row, columns.get(name)),
  ) as [string, string, string, string];
  const options = Object.fromEntries(
    header.options.flatMap(([nameAt, valueAt]) => {
      const name = cellOf(row, nameAt);
      return name === '' ? [] : [[name, cellOf(row, valueAt)]];
    }),
  );
  const isCount = /^\d{1,9}$/.test(stock);
  const variant: VariantDocument = {
    row: row.number,
    sku,
    ...(price !== '' && { price }),
    ...(columns.has('compare_at_price') && { compareAtPrice: compareAt || null }),
    ...(Object.keys(options).length > 0 && { options }),
    ...(isCount && { available: Number(stock) }),
  };
  const isWrong = stock !== '' && !isCount;
  return [variant, isWrong ? [{ field: `Stock (row ${row.number})`, detail: 'must be a whole number of units' }] : []];
}
