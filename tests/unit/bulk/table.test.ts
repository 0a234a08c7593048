import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toText } from '#lib/bulk/export/table-rows.ts';
import { readTable, type TableRow } from '#lib/bulk/import/read-table.ts';
import { tableDocuments } from '#lib/bulk/import/table-documents.ts';

/** As a decoder gives them: a character is whole. */
async function* inPieces(text: string, size = 7): AsyncGenerator<string> {
  const characters = [...text];
  for (let at = 0; at < characters.length; at += size) yield characters.slice(at, at + size).join('');
}
async function read(text: string, size?: number): Promise<TableRow[]> {
  const rows: TableRow[] = [];
  for await (const row of readTable(inPieces(text, size))) rows.push(row);
  return rows;
}
const cellsOf = async (text: string) => (await read(text)).map(({ cells }) => cells);
async function documentsOf(text: string) {
  const documents = [];
  for await (const document of tableDocuments(readTable(inPieces(text)))) documents.push(document);
  return documents;
}

describe('readTable', () => {
  it.each([
    ['commas', 'a,b\n1,2'],
    ['semicolons, with commas in cells', 'a;b\n1;2'],
    ['tabs', 'a\tb\n1\t2'],
    ['CRLF', 'a,b\r\n1,2\r\n'],
    ['CR alone', 'a,b\r1,2\r'],
    ['quotes', '"a","b"\n"1","2"'],
  ])('reads %s', async (_, text) => {
    expect(await cellsOf(text)).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
  });

  it('keeps separators, line ends and doubled quotes that are in quotes', async () => {
    expect(await cellsOf('a;b\n"1;\r\n""x""";0,5')).toEqual([
      ['a', 'b'],
      ['1;\r\n"x"', '0,5'],
    ]);
  });

  it('counts rows as a spreadsheet does, and leaves empty ones out', async () => {
    expect((await read('a,b\n\n,\n1,2\n')).map(({ number }) => number)).toEqual([1, 4]);
  });

  it('gives back every table that was written, in whatever pieces it comes', async () => {
    const cell = fc.string({ unit: 'grapheme', maxLength: 12 }).filter((text) => !text.includes('\0'));
    const signs = fc.constantFrom('=1+1', "'=x", '@a', '-1', '\t', '"', ',', ';', '\r\n', '＝1', "''", 'é');
    const table = fc.array(fc.tuple(fc.constant('x'), fc.oneof(cell, signs)), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(table, fc.integer({ min: 1, max: 9 }), async (rows, size) => {
        const written = [['sku', 'name'], ...rows];
        expect((await read(toText(written), size)).map(({ cells }) => cells)).toEqual(written);
      }),
    );
  });

  it('writes no cell that begins like a formula', () => {
    fc.assert(
      fc.property(fc.constantFrom('=', '+', '-', '@', '\t', '\r', '＝'), fc.string(), (sign, rest) => {
        expect(toText([[sign + rest]])).toMatch(/^"?'/);
      }),
    );
  });
});

describe('tableDocuments', () => {
  it('takes rows below each other with the same slug for one product', async () => {
    const documents = await documentsOf('sku,slug,name\nA-1,a,One\nA-2,a,\nB-1,b,Two\nC-1,,\nC-2,,\n');
    expect(documents.map(({ number, variants }) => [number, variants.map(({ sku }) => sku)])).toEqual([
      [2, ['A-1', 'A-2']],
      [4, ['B-1']],
      [5, ['C-1']],
      [6, ['C-2']],
    ]);
  });

  it('wants rows of one product together, and of one mind', async () => {
    const [, , again] = await documentsOf('sku,slug\nA-1,a\nB-1,b\nA-2,a\n');
    expect(again?.faults).toEqual([
      { field: 'Slug', detail: 'rows of one product have to stand together; this one begins in row 2' },
    ]);
    const [torn] = await documentsOf('sku,slug,name\nA-1,a,One\nA-2,a,Two\n');
    expect(torn?.faults).toEqual([{ field: 'name', detail: 'row 3 says something else than row 2' }]);
  });

  it('tells an empty cell from a column that is not there', async () => {
    const [document] = await documentsOf('sku,price,compare_at_price,description,name,attr.colour\nA-1,,,,,\n');
    expect(document).toMatchObject({ fields: { description: '', attributes: { colour: null } } });
    expect(document?.fields).not.toHaveProperty('name');
    expect(document?.variants).toEqual([{ row: 2, sku: 'A-1', compareAtPrice: null }]);
  });

  it('refuses cells beyond the columns', async () => {
    const [document] = await documentsOf('sku,name\nA-1,One,Two\n');
    expect(document?.faults).toEqual([{ field: 'Row', detail: 'row 2 has more cells than the first row names' }]);
  });
});
