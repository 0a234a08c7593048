/** A small integer where it can be one: V8 keeps those in place, and any other number in an object of its own. */
export const small = (number: number): number => (number === (number | 0) ? number | 0 : number);
