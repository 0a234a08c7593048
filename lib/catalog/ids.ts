/** Whether `text` can be the id of a row: a positive bigint in its one spelling. Anything else names nothing. */
export function isId(text: string): boolean {
  return /^[1-9]\d{0,17}$/.test(text);
}

/** Whether `text` can be the slug of a product (products_slug_format in the schema). */
export function isSlug(text: string): boolean {
  return text.length <= 200 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text) && !/^\d+$/.test(text);
}
