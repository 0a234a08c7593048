const base =
  'inline-flex min-h-12 items-center justify-center gap-2 rounded-full px-6 font-semibold text-small transition-colors';

/** Looks of things that are pressed, for links and buttons alike. */
export const buttonStyles = {
  solid: `${base} bg-ink text-ground hover:bg-accent hover:text-on-accent`,
  outline: `${base} border border-line-strong text-ink hover:border-ink hover:bg-panel`,
  /** For what cannot be undone. */
  danger: `${base} border border-bad text-bad hover:bg-bad-soft`,
} as const;
