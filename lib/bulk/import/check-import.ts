import { sql } from 'drizzle-orm';
import { getRuntime } from '#lib/runtime.ts';
import type { Checked } from '../check-bulk.ts';
import { BulkRefusedError } from '../refused-error.ts';
import type { RowDraft } from '../row-draft.ts';
import type { ProductDocument } from './document.ts';
import { findKnown, readSurroundings, type Surroundings } from './find-known.ts';
import { listDocuments } from './list-documents.ts';
import { planImport } from './plan-import.ts';
import { readTable } from './read-table.ts';
import { tableDocuments } from './table-documents.ts';

const DOCUMENTS_AT_ONCE = 200;

/** What a file does to each product that it names. */
export async function* checkImport(operationId: string, format: 'csv' | 'json'): AsyncGenerator<Checked> {
  const surroundings = await readSurroundings(getRuntime().db);
  const text = readStoredText(operationId);
  const documents = format === 'csv' ? tableDocuments(readTable(text)) : listDocuments(text);
  const seen = new Map<string, number>();
  let some: ProductDocument[] = [];
  for await (const document of documents) {
    noteRepeats(document, seen);
    some.push(document);
    if (some.length < DOCUMENTS_AT_ONCE) continue;
    yield { rows: await checkDocuments(some, surroundings) };
    some = [];
  }
  if (some.length > 0) yield { rows: await checkDocuments(some, surroundings) };
}

/** The file of an operation, part by part. */
async function* readStoredText(operationId: string): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for (let part = 0; ; part += 1) {
    const [row] = await getRuntime().db.execute<{ content: Uint8Array }>(
      sql`SELECT content FROM bulk_files WHERE operation_id = ${operationId} AND part = ${part}`,
    );
    const text = decode(decoder, row?.content);
    if (text.includes('\0'))
      throw new BulkRefusedError('The file is not text: perhaps it is a workbook. Save it as CSV first.');
    yield text;
    if (!row) return;
  }
}

function decode(decoder: TextDecoder, bytes: Uint8Array | undefined): string {
  try {
    return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode();
  } catch {
    throw new BulkRefusedError('The file is not in UTF-8. Spreadsheets call that “CSV UTF-8”.');
  }
}

/** A SKU is one variant: the file says of it what it is to be once. */
function noteRepeats(document: ProductDocument, seen: Map<string, number>): void {
  for (const { sku, row } of document.variants) {
    const first = seen.get(sku);
    if (sku === '') document.faults.push({ field: `SKU (row ${row})`, detail: 'is missing' });
    else if (first !== undefined)
      document.faults.push({ field: `SKU (row ${row})`, detail: `is in row ${first} already` });
    else seen.set(sku, row);
  }
}

async function checkDocuments(documents: readonly ProductDocument[], surroundings: Surroundings): Promise<RowDraft[]> {
  const known = await findKnown(getRuntime().db, documents);
  return documents.map((document): RowDraft => {
    const { number, variants } = document;
    return { number, key: variants[0]?.sku ?? '', ...planImport(document, known, surroundings) };
  });
}
