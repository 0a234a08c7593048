import { clsx } from 'clsx';

export type HeartButtonProps = {
  productId: string;
  name: string;
  /** `card`: on a picture. `text`: beside other controls, with a word. */
  look: 'card' | 'text';
  className?: string;
};

/** Puts a product on the wishlist, or takes it off. Plain markup, so that a page of cards costs no scripts: see hearts.tsx. */
export function HeartButton({ productId, name, look, className }: HeartButtonProps) {
  return (
    <button
      type="button"
      data-wish={productId}
      aria-pressed="false"
      {...(look === 'card' && { 'aria-label': `Wishlist: ${name}` })}
      className={clsx(look === 'card' ? 'heart-card' : 'heart-text', className)}
    >
      {look === 'text' && 'Wishlist'}
    </button>
  );
}
