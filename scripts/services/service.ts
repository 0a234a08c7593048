/** A server that was started for the shop, and is stopped with it. */
export type Service = {
  url: string;
  /** Ends it in order. Safe to call more than once. */
  stop(): Promise<void>;
  /** Ends it at once, without waiting for it. */
  kill(): void;
  /** Settles only when it ends without having been told to; the text tells why. */
  readonly lost: Promise<string>;
};
