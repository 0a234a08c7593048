/** A value of a column, in terms of what COPY's text format can hold. */
export type Cell = string | number | boolean | null;

const SPECIAL = /[\\\n\r\t]/;
const ESCAPES: Record<string, string> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** One line of COPY's text format (PostgreSQL manual, COPY, "Text Format"), with its line end. */
export function toCopyLine(cells: readonly Cell[]): string {
  let line = '';
  for (let index = 0; index < cells.length; index += 1) {
    if (index > 0) line += '\t';
    line += toField(cells[index] ?? null);
  }
  return `${line}\n`;
}

function toField(cell: Cell): string {
  if (cell === null) return '\\N';
  if (typeof cell === 'boolean') return cell ? 't' : 'f';
  if (typeof cell === 'number') return String(cell);
  if (!SPECIAL.test(cell)) return cell;
  return cell.replace(/[\\\n\r\t]/g, (character) => ESCAPES[character] ?? character);
}

/** A text[] as the server reads it. */
export function toArrayText(values: readonly string[]): string {
  return `{${values.map((value) => `"${value.replace(/["\\]/g, '\\$&')}"`).join(',')}}`;
}
