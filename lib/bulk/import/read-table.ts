import { pipeline, Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { readGuarded } from '../formula.ts';
import { BulkRefusedError } from '../refused-error.ts';
import { MAX_ROWS } from './file-limits.ts';

/** A row with something in it; `number` as a spreadsheet has it, where the header is 1. */
export type TableRow = { number: number; cells: string[] };

const MAX_RECORD_BYTES = 256 * 1024;
const SEPARATORS = [',', ';', '\t'];

/**
 * The rows of a CSV file (RFC 4180), the header first, without those that are empty. Takes commas, semicolons and tabs, as
 * the header has them; a byte order mark; either kind of line end; quotes, and quotes that somebody has forgotten to double.
 * @param text in any pieces
 * @throws BulkRefusedError for what is no table
 */
export async function* readTable(text: AsyncIterable<string>): AsyncGenerator<TableRow> {
  const pieces = text[Symbol.asyncIterator]();
  const start = await readFirstLine(pieces);
  const parser = parse({
    delimiter: chooseSeparator(start),
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: MAX_RECORD_BYTES,
    record_delimiter: ['\r\n', '\n', '\r'],
  });
  // What goes wrong comes out of the parser's own iteration.
  pipeline(Readable.from(withStart(start, pieces)), parser, () => {});
  let number = 0;
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      number += 1;
      if (number > MAX_ROWS + 1) throw new BulkRefusedError(`A file may have ${MAX_ROWS} rows.`);
      if (cells.some((cell) => cell.trim() !== '')) yield { number, cells: cells.map(readGuarded) };
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new BulkRefusedError(`Row ${number + 1} cannot be read: ${EXPLAINED[error.code] ?? error.message}.`);
  }
}

const EXPLAINED: Record<string, string> = {
  CSV_QUOTE_NOT_CLOSED: 'a quote is opened in it and never closed',
  CSV_MAX_RECORD_SIZE: `it is larger than ${MAX_RECORD_BYTES / 1024} KB; perhaps a quote is opened in it and never closed`,
};

async function readFirstLine(pieces: AsyncIterator<string>): Promise<string> {
  let start = '';
  while (!/[\r\n]/.test(start) && start.length < MAX_RECORD_BYTES) {
    const { value, done } = await pieces.next();
    if (done) break;
    start += value;
  }
  return start;
}

async function* withStart(start: string, rest: AsyncIterator<string>): AsyncGenerator<string> {
  yield start;
  yield* { [Symbol.asyncIterator]: () => rest };
}

/** The one that the header has most of, outside of quotes. */
function chooseSeparator(start: string): string {
  const header = start.replace(/"[^"]*"/g, '').split(/[\r\n]/, 1)[0] ?? '';
  const count = (sign: string) => header.split(sign).length;
  return SEPARATORS.reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}
