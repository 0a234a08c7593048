/** Lists of ids that this browser keeps for itself. What is no such list, or may not be kept, counts as an empty one. */
const ID = /^[1-9]\d{0,17}$/;

/** Each once, and no more than `most`, whatever is there: the shop takes no more of them. */
export function readKeptIds(key: string, most: number): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    const ids = Array.isArray(kept) ? kept.filter((id) => typeof id === 'string' && ID.test(id)) : [];
    return [...new Set<string>(ids)].slice(0, most);
  } catch {
    return [];
  }
}

/** @returns whether they will be there next time */
export function keepIds(key: string, ids: readonly string[]): boolean {
  try {
    if (ids.length === 0) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(ids));
    return true;
  } catch {
    return false;
  }
}
