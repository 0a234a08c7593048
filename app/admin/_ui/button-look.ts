export type ButtonKind = 'primary' | 'plain' | 'quiet' | 'danger';
export type ButtonSize = 'small' | 'medium';

const base =
  'inline-flex shrink-0 items-center justify-center gap-2 whitespace-nowrap rounded-xl font-semibold transition-colors disabled:opacity-55 aria-disabled:opacity-55';
const sizes: Record<ButtonSize, string> = {
  small: 'min-h-9 px-3 text-micro',
  medium: 'min-h-10 px-4 text-small',
};
const kinds: Record<ButtonKind, string> = {
  primary: 'bg-ink text-ground hover:bg-accent hover:text-on-accent',
  plain: 'border border-line-strong bg-panel text-ink hover:border-ink',
  quiet: 'text-ink hover:bg-layer-3',
  danger: 'border border-bad bg-panel text-bad hover:bg-bad-soft',
};

/** Look of what is pressed in the admin, for links and buttons alike. One `primary` a page is enough. */
export const buttonLook = (kind: ButtonKind = 'plain', size: ButtonSize = 'medium'): string =>
  `${base} ${sizes[size]} ${kinds[kind]}`;
