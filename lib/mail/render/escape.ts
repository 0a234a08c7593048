const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text as text, in an element or between quotes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] as string);
}

/** A URL for an attribute. @throws TypeError for any scheme but http and https, which nothing here may link to */
export function escapeUrl(url: string): string {
  if (!/^https?:$/.test(new URL(url).protocol)) throw new TypeError('a mail links to web pages only');
  return escapeHtml(url);
}
