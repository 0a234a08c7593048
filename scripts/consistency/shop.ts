/** What is checked, wherever it runs. */
export type Shop = {
  /** The URL of each process. */
  processes: readonly string[];
  edge: EdgeSide | undefined;
  /** Undefined: there is no shared store to look into. */
  redisUrl: string | undefined;
  admin: { email: string; password: string };
};

/** The cache in front of all processes. */
export type EdgeSide = {
  url: string;
  /** When a purge or invalidation of this tag was first done there, at or after `since`; ms since 1970. */
  purgedAt(tag: string, since: number): number | undefined;
};
