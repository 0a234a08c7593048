/**
 * What a mail says, once for both of its forms: HTML and text are made from the same blocks (lib/mail/render), so that neither
 * says what the other does not. Plain text throughout; whatever has to be escaped is escaped there.
 */
export type MailContent = {
  subject: string;
  /** What inboxes show behind the subject. */
  preview: string;
  heading: string;
  blocks: readonly Block[];
  /** Why somebody gets this mail. */
  reason: string;
  /** How not to get another one, below the reason; `url` absolute. */
  leave?: { label: string; url: string };
};

export type Block =
  | { kind: 'paragraph'; text: string }
  /** In small, below what it explains. */
  | { kind: 'note'; text: string }
  /** `url` absolute. */
  | { kind: 'button'; label: string; url: string }
  | { kind: 'items'; items: readonly Item[] }
  | { kind: 'sums'; sums: readonly Sum[] }
  /** Things side by side, each under its label. */
  | { kind: 'facts'; facts: readonly Fact[] };

export type Item = {
  name: string;
  /** What was chosen, the number of pieces and so on. */
  details: string;
  /** Formatted; empty: not shown. */
  amount: string;
  /** Absolute, of a square picture; undefined: there is none. */
  image: string | undefined;
};
/** `weight`: the last line of a sum stands out. */
export type Sum = { label: string; amount: string; weight: 'plain' | 'strong' };
export type Fact = { label: string; lines: readonly string[] };

/** As its recipient gets it; goes into `queueMail` as it is. */
export type RenderedMail = { subject: string; html: string; text: string };
