import { RecentRail } from './recent-rail.tsx';
import { VIEWED_KEY } from './viewed.ts';

export type RecentlyViewedProps = {
  /** Of the product that is looked at now: noted, and not shown. */
  productId?: string;
  /** Of the layer that it is; without, it stands on the ground. */
  className?: string;
};

/** Before anything is painted: where this browser keeps such a list, its place is there from the start and nothing moves. */
const SHOW = `{const s=document.currentScript.previousElementSibling;try{if(JSON.parse(localStorage.getItem('${VIEWED_KEY}')||'[]').some(i=>i!==s.dataset.except))s.hidden=false}catch{}}`;

/** What was looked at before, known to this browser alone. Absent where there is nothing of it. */
export function RecentlyViewed({ productId, className = 'py-16' }: RecentlyViewedProps) {
  return (
    <>
      <section hidden data-except={productId} aria-labelledby="recent" className={className}>
        <div className="page-width">
          <RecentRail {...(productId !== undefined && { productId })} />
        </div>
      </section>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of this file */}
      <script dangerouslySetInnerHTML={{ __html: SHOW }} />
    </>
  );
}
