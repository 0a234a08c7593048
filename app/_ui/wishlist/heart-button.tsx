/** The heart on a product's card: only its place. The browser makes it what it is (dress-hearts.ts, hearts.tsx). */
export function CardHeart() {
  return <button type="button" className="heart-card" />;
}

export type HeartButtonProps = { productId: string };

/** Puts the product of a page on the wishlist, or takes it off. */
export function HeartButton({ productId }: HeartButtonProps) {
  return (
    <button type="button" data-wish={productId} aria-pressed="false" className="heart-text w-full">
      Wishlist
    </button>
  );
}
