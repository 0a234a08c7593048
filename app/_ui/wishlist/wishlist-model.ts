/** Where a wishlist is kept. What cannot be done rejects. */
export type WishlistPlace = {
  add(id: string): Promise<void>;
  remove(id: string): Promise<void>;
};

export type WishlistModel = {
  /** What is shown: the newest first. */
  ids(): readonly string[];
  has(id: string): boolean;
  /** Shows the change at once, and takes it back if it cannot be kept. Resolves when that is decided. */
  toggle(id: string): Promise<void>;
  /** Resolves when it is known what was on the list before. */
  ready(): Promise<void>;
};

export type WishlistEvents = { onChange: () => void; onFailure: (error: unknown) => void };

type Opened = { ids: readonly string[]; place: WishlistPlace };

/**
 * A wishlist that answers at once. Quick changes of one product become as few requests as it takes to end up with the last
 * of them, one after the other.
 * @param open finds out where the list is kept and what is on it; asked again after a failure
 */
export function createWishlist(open: () => Promise<Opened>, { onChange, onFailure }: WishlistEvents): WishlistModel {
  let saved: readonly string[] = [];
  const wanted = new Map<string, boolean>();
  const sending = new Map<string, Promise<void>>();
  let opening: Promise<WishlistPlace> | undefined;

  function getPlace(): Promise<WishlistPlace> {
    opening ??= open().then(
      ({ ids, place }) => {
        saved = ids;
        onChange();
        return place;
      },
      (error) => {
        opening = undefined;
        throw error;
      },
    );
    return opening;
  }

  const has = (id: string) => wanted.get(id) ?? saved.includes(id);

  async function send(id: string): Promise<void> {
    try {
      const place = await getPlace();
      for (let target = wanted.get(id); target !== undefined; target = wanted.get(id)) {
        if (target !== saved.includes(id)) await (target ? place.add(id) : place.remove(id));
        const others = saved.filter((other) => other !== id);
        saved = target ? [id, ...others] : others;
        if (wanted.get(id) === target) wanted.delete(id);
      }
    } catch (error) {
      wanted.delete(id);
      onFailure(error);
    } finally {
      sending.delete(id);
      onChange();
    }
  }

  return {
    ids: () => [...[...wanted.keys()].filter((id) => !saved.includes(id)).reverse(), ...saved].filter(has),
    has,
    toggle(id) {
      wanted.set(id, !has(id));
      onChange();
      const under = sending.get(id) ?? send(id);
      if (wanted.has(id)) sending.set(id, under);
      return under;
    },
    ready: () => getPlace().then(() => undefined),
  };
}
