const second = new Intl.DateTimeFormat('en-IE', { dateStyle: 'medium', timeStyle: 'medium', timeZone: 'UTC' });

/** A point in time to the second; ISO 8601, or ms since the epoch. */
export function ExactMoment({ at }: { at: string | number }) {
  const date = new Date(at);
  return <time dateTime={date.toISOString()}>{second.format(date)} UTC</time>;
}
