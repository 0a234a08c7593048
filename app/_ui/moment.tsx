export type MomentProps = {
  /** ISO 8601. */
  at: string;
  /** With the time of day. */
  precise?: boolean;
};

// Rendered on the server, which does not know the reader's zone: said, since a time without one is nobody's.
const day = new Intl.DateTimeFormat('en-IE', { dateStyle: 'long', timeZone: 'UTC' });
const minute = new Intl.DateTimeFormat('en-IE', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' });

/** A point in time for people and machines. */
export function Moment({ at, precise = false }: MomentProps) {
  const date = new Date(at);
  return <time dateTime={at}>{precise ? `${minute.format(date)} UTC` : day.format(date)}</time>;
}
