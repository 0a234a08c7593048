export type ShownPrice = { where: string; price: number | undefined };

/** Those that show another price than was saved. What shows none, such as a list without it, says nothing. */
export function findDisagreement(saved: number, shown: readonly ShownPrice[]): ShownPrice[] {
  return shown.filter(({ price }) => price !== undefined && price !== saved);
}
