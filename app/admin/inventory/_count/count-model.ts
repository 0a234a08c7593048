/** A line of the sheet. `counted` is as it was typed, so that what is wrong can be put right. */
export type SheetLine = { sku: string; counted: string };

export type PastedLine = SheetLine | { sku: string; counted: undefined };

/** A SKU as the shop writes it. */
export const toSku = (text: string): string => text.trim().toUpperCase();

/**
 * The sheet after a scan. What is on it already is counted on; the line that was scanned last comes first.
 * @param units that the scan stands for
 */
export function addScan(lines: readonly SheetLine[], text: string, units: number): SheetLine[] {
  const sku = toSku(text);
  if (sku === '') return [...lines];
  const present = lines.find((line) => line.sku === sku);
  const before = present ? (readUnits(present.counted) ?? 0) : 0;
  return [{ sku, counted: String(before + units) }, ...lines.filter((line) => line !== present)];
}

/** Rows of a table as it is copied from elsewhere: a SKU, then a number, with a tab, a semicolon, a comma or blanks between. */
export function readPasted(text: string): PastedLine[] {
  return text.split(/\r?\n/).flatMap((row): PastedLine[] => {
    const [first = '', ...others] = row.trim().split(/[\t;,]|\s+/);
    const sku = toSku(first);
    if (sku === '') return [];
    const counted = others.find((part) => part !== '');
    return [{ sku, counted }];
  });
}

/** The sheet with pasted rows on it: each replaces what was there of its SKU; one without a number counts as one unit. */
export function addPasted(lines: readonly SheetLine[], pasted: readonly PastedLine[]): SheetLine[] {
  return pasted.reduce<SheetLine[]>(
    (sheet, { sku, counted }) =>
      counted === undefined ? addScan(sheet, sku, 1) : [{ sku, counted }, ...sheet.filter((line) => line.sku !== sku)],
    [...lines],
  );
}

const MAX_UNITS = 1_000_000_000;

/** Whole units, 0 or more; undefined for anything else. */
export function readUnits(text: string): number | undefined {
  return /^\d{1,10}$/.test(text.trim()) && Number(text) <= MAX_UNITS ? Number(text) : undefined;
}
