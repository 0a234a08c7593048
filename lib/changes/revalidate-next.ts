import { revalidateTag } from 'next/cache';

/**
 * Tells Next of tags whose content has changed, so that the answer to this request is rendered anew. For a route handler or
 * an action after `commitChange`; elsewhere nothing happens, since Next knows of no request there.
 */
export function revalidateNext(tags: readonly string[]): void {
  for (const tag of tags) {
    try {
      revalidateTag(tag, { expire: 0 });
    } catch (error) {
      if (!isOutsideOfNext(error)) throw error;
      return;
    }
  }
}

const isOutsideOfNext = (error: unknown) => error instanceof Error && error.message.includes('static generation store');
