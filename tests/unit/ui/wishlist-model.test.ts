import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createWishlist, type WishlistModel } from '#app/_ui/wishlist/wishlist-model.ts';

/** A place that answers when it is told to, and notes what it was asked. */
function fakePlace(ids: string[] = []) {
  const asked: string[] = [];
  const waiting: { resolve: () => void; reject: (error: Error) => void }[] = [];
  let opens = 0;
  const request = (name: string) => {
    asked.push(name);
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    waiting.push({ resolve, reject });
    return promise;
  };
  return {
    asked,
    opens: () => opens,
    failOpening: 0,
    async open() {
      opens += 1;
      if (this.failOpening-- > 0) throw new Error('no answer');
      return {
        ids,
        place: { add: (id: string) => request(`add ${id}`), remove: (id: string) => request(`remove ${id}`) },
      };
    },
    async settle(how: 'resolve' | 'reject') {
      for (let turns = 0; waiting.length === 0 && turns < 20; turns++) await Promise.resolve();
      const next = waiting.shift();
      if (how === 'resolve') next?.resolve();
      else next?.reject(new Error('refused'));
    },
    waiting,
  };
}

function start(place: ReturnType<typeof fakePlace>): { list: WishlistModel; failures: string[] } {
  const failures: string[] = [];
  const events = { onChange() {}, onFailure: (error: unknown) => failures.push((error as Error).message) };
  return { list: createWishlist(() => place.open(), events), failures };
}

describe('createWishlist', () => {
  it('shows a change at once, before anything has answered', () => {
    const { list } = start(fakePlace());
    void list.toggle('1');
    expect(list.ids()).toEqual(['1']);
  });

  it('shows what was there before below what is new', async () => {
    const place = fakePlace(['1', '2']);
    const { list } = start(place);
    await list.ready();
    const adding = list.toggle('3');
    await place.settle('resolve');
    await adding;
    expect(list.ids()).toEqual(['3', '1', '2']);
  });

  it('takes a change back when it is refused, and says why', async () => {
    const place = fakePlace(['1']);
    const { list, failures } = start(place);
    await list.ready();
    const removing = list.toggle('1');
    expect(list.has('1')).toBe(false);
    await place.settle('reject');
    await removing;
    expect([list.ids(), failures]).toEqual([['1'], ['refused']]);
  });

  it('makes one request more of any number of presses while one is under way', async () => {
    const place = fakePlace();
    const { list } = start(place);
    await list.ready();
    const first = list.toggle('1');
    await Promise.resolve();
    const others = [1, 2, 3, 4, 5].map(() => list.toggle('1'));
    await place.settle('resolve');
    await place.settle('resolve');
    await Promise.all([first, ...others]);
    expect([place.asked, list.has('1')]).toEqual([['add 1', 'remove 1'], false]);
  });

  it('asks for nothing when it was pressed back before anything was asked', async () => {
    const place = fakePlace(['1']);
    const { list } = start(place);
    await list.ready();
    await Promise.all([list.toggle('1'), list.toggle('1')]);
    expect([place.asked, list.ids()]).toEqual([[], ['1']]);
  });

  it('finds out anew where the list is after it could not', async () => {
    const place = fakePlace();
    place.failOpening = 1;
    const { list, failures } = start(place);
    await list.toggle('1');
    expect([list.ids(), failures]).toEqual([[], ['no answer']]);
    const again = list.toggle('1');
    await place.settle('resolve');
    await again;
    expect([list.ids(), place.opens()]).toEqual([['1'], 2]);
  });

  it('ends up with what was pressed last, whatever is pressed and refused meanwhile', async () => {
    const steps = fc.array(fc.constantFrom('press 1', 'press 2', 'resolve', 'reject'), { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(steps, async (walk) => {
        const place = fakePlace(['1']);
        const { list } = start(place);
        await list.ready();
        const saved = new Set(['1']);
        const pressed: Promise<void>[] = [];
        const settle = async (how: 'resolve' | 'reject') => {
          const name = place.asked[place.asked.length - place.waiting.length];
          if (name === undefined) return;
          const [verb, id = ''] = name.split(' ');
          if (how === 'resolve') verb === 'add' ? saved.add(id) : saved.delete(id);
          await place.settle(how);
          for (let turns = 0; turns < 10; turns++) await Promise.resolve();
        };
        for (const step of walk) {
          if (step === 'resolve' || step === 'reject') await settle(step);
          else {
            pressed.push(list.toggle(step.slice(-1)));
            for (let turns = 0; turns < 10; turns++) await Promise.resolve();
          }
        }
        while (place.waiting.length > 0) await settle('resolve');
        await Promise.all(pressed);
        expect(new Set(list.ids())).toEqual(saved);
      }),
    );
  });
});
