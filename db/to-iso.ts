/** A moment in ISO 8601: the driver gives those of raw SQL as text of its own. */
export function toIso(at: string | Date): string;
export function toIso(at: string | Date | null): string | null;
export function toIso(at: string | Date | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
