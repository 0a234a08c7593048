let made = 0;

/** A key that nothing else in this form has. */
export function newKey(): string {
  made += 1;
  return `new${made}`;
}
