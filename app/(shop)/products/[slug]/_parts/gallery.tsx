'use client';

import { clsx } from 'clsx';
import { useEffect, useRef, useState } from 'react';
import { Picture } from '#app/_ui/picture.tsx';
import { useVariantChoice } from './variant-provider.tsx';

const SIZES = '(min-width: 84rem) 46rem, (min-width: 64rem) 54vw, 94vw';
/** Scrolling has come to rest when nothing moved for so long. */
const REST_MS = 90;

/** Pictures to swipe, with their thumbnails; shows the picture of the chosen variant. */
export function Gallery() {
  const { product, variant, choices } = useVariantChoice();
  const { images } = product;
  const track = useRef<HTMLUListElement>(null);
  const [shown, setShown] = useState(variant.imageIndex ?? 0);

  function showPicture(index: number) {
    setShown(index);
    track.current?.scrollTo({ left: index * track.current.clientWidth });
  }

  useEffect(() => {
    if (choices === 0 || variant.imageIndex === null) return;
    setShown(variant.imageIndex);
    track.current?.scrollTo({ left: variant.imageIndex * track.current.clientWidth });
  }, [variant.imageIndex, choices]);

  useEffect(() => {
    const element = track.current;
    if (!element) return;
    let rest: ReturnType<typeof setTimeout> | undefined;
    const noteScroll = () => {
      clearTimeout(rest);
      rest = setTimeout(() => setShown(Math.round(element.scrollLeft / element.clientWidth)), REST_MS);
    };
    element.addEventListener('scroll', noteScroll, { passive: true });
    return () => {
      clearTimeout(rest);
      element.removeEventListener('scroll', noteScroll);
    };
  }, []);

  return (
    <section aria-label="Pictures" className="min-w-0">
      <ul
        ref={track}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard
        tabIndex={0}
        aria-label={`Pictures of ${product.name}`}
        className="quiet-scrollbar flex aspect-square snap-x snap-mandatory overflow-x-auto scroll-smooth rounded-layer bg-layer-2"
      >
        {images.map((picture, index) => (
          <li key={picture.url} className="size-full shrink-0 snap-center">
            <Picture picture={picture} sizes={SIZES} priority={index === 0 ? 'first' : 'lazy'} className="size-full" />
          </li>
        ))}
      </ul>
      {images.length > 1 && (
        <ul className="quiet-scrollbar -mx-1.5 mt-2 flex gap-1.5 overflow-x-auto p-1.5 lg:gap-2">
          {images.map((picture, index) => (
            <li key={picture.url} className="shrink-0">
              <button
                type="button"
                onClick={() => showPicture(index)}
                aria-label={`Show picture ${index + 1} of ${images.length}`}
                aria-current={index === shown ? 'true' : undefined}
                className={clsx(
                  'block rounded-2xl border-2 p-0.5 transition-colors',
                  index === shown ? 'border-ink' : 'border-transparent hover:border-line-strong',
                )}
              >
                <Picture picture={picture} sizes="thumbnail" alt="" className="aspect-square w-14 rounded-xl lg:w-19" />
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
