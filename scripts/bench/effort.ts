/** How much is spent on a figure. */
export type Effort = {
  /** Rounds of each contestant, in turns. */
  rounds: number;
  /** Length of one such round: short, so that neighbours in time are compared. */
  roundMs: number;
  /** The first with all the time there is, the second in a quick run. */
  choose(full: number, quick: number): number;
};

export function chooseEffort({ quick, rounds }: { quick: boolean; rounds: number | undefined }): Effort {
  return {
    rounds: rounds ?? (quick ? 4 : 15),
    roundMs: quick ? 60 : 150,
    choose: (full, small) => (quick ? small : full),
  };
}
