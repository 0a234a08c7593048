/** A text as `LIKE` and `ILIKE` find it literally. */
export const escapeLike = (text: string): string => text.replace(/[\\%_]/g, (sign) => `\\${sign}`);
