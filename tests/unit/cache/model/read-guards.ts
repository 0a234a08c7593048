export type ReadGuards = {
  /** What was read in the shared store is kept locally only if the stripe is still. */
  promotionStripe: boolean;
  /** What was loaded is kept locally only if the stripe is still. */
  fillStripe: boolean;
  /** What was loaded is kept locally only if the shared store took it. */
  keepOnlyFilled: boolean;
  /** A fill needs the lease that its reader took. */
  fillToken: boolean;
  /** An absent lease refuses a fill. */
  fillFailsClosed: boolean;
  /** A fill does not overwrite a newer frame. */
  fillVersion: boolean;
  /** Loads see all that is committed. */
  loadPrimary: boolean;
  /** A lease comes to an end by itself. */
  leaseEnds: boolean;
  /** Who waits for another's load gives up in the end, and loads alone. */
  patience: boolean;
  /** A suspect process does not answer from its own layer. */
  suspectSkipsLocal: boolean;
  /** Nor does a caller there join a read that began before. */
  suspectSkipsFlights: boolean;
};

export const READ_GUARDS: ReadGuards = {
  promotionStripe: true,
  fillStripe: true,
  keepOnlyFilled: true,
  fillToken: true,
  fillFailsClosed: true,
  fillVersion: true,
  loadPrimary: true,
  leaseEnds: true,
  patience: true,
  suspectSkipsLocal: true,
  suspectSkipsFlights: true,
};

/** What a thing with versions needs in addition, so that nobody sees an older one after a newer one. */
export type MonotoneGuards = {
  /** Each answer from below fences the key: nothing older that is here, or on its way here, comes after it. */
  answerFences: boolean;
  /** What was loaded but not filled goes to the shared store as a write would, before anybody sees it. */
  publishBeforeAnswer: boolean;
};
export type ReadRules = ReadGuards & Partial<MonotoneGuards>;
