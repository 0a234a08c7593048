const two = (number: number) => String(number).padStart(2, '0');

/** A moment as a `datetime-local` field has it: in this machine's zone, to the minute. */
export function toLocalMinute(iso: string): string {
  const at = new Date(iso);
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${day}T${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** The moment that such a field means, ISO 8601 in UTC; undefined when it holds none. */
export function fromLocalMinute(text: string): string | undefined {
  const at = new Date(text);
  return text === '' || Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}
