/** One value that differs. `field`: the way to it. A side is null where there was nothing. */
export type DiffRow = { field: string; before: string | null; after: string | null };

type Fields = Record<string, unknown> | null;

/** What differs between two sides of an entry of the audit log, value by value, for people; in the order of the fields. */
export function toDiff(before: Fields, after: Fields): DiffRow[] {
  const was = flatten(before ?? {});
  const is = flatten(after ?? {});
  const fields = [...new Set([...was.keys(), ...is.keys()])];
  return fields
    .map((field) => ({ field, before: was.get(field) ?? null, after: is.get(field) ?? null }))
    .filter((row) => row.before !== row.after);
}

/** Every single value by the way to it; lists of single values are one. What is empty is nothing. */
function flatten(value: unknown, way: readonly string[] = []): Map<string, string> {
  if (isNothing(value)) return new Map();
  const entries = toEntries(value);
  if (!entries) return new Map([[way.join(' › '), toText(value)]]);
  return new Map(entries.flatMap(([name, inner]) => [...flatten(inner, [...way, name])]));
}

const isNothing = (value: unknown) =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

function toEntries(value: unknown): [string, unknown][] | undefined {
  if (Array.isArray(value)) {
    if (value.every((item) => typeof item !== 'object' || item === null)) return undefined;
    return value.map((item, index) => [nameOf(item) ?? String(index + 1), item]);
  }
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.entries(value).map(([name, inner]) => [toWords(name), inner]);
}

/** What people know one thing of a list by; its place says little once one before it is gone. */
function nameOf(item: unknown): string | undefined {
  const { sku, id, name } = (item ?? {}) as { sku?: unknown; id?: unknown; name?: unknown };
  return [sku, id, name].find((text): text is string => typeof text === 'string' && text !== '');
}

function toText(value: unknown): string {
  if (Array.isArray(value)) return value.map(toText).join(', ');
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return String(value);
}

/** `compareAtPrice` as people read it: `compare at price`. */
const toWords = (name: string) =>
  name.replaceAll(/([a-z])([A-Z])/g, (_, low: string, high: string) => `${low} ${high.toLowerCase()}`);
