import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyOperation, EMPTY_CART, type Operation } from '#app/(shop)/_cart/cart-model.ts';
import { planTheEnd } from '#app/(shop)/_cart/plan-the-end.ts';
import { add, quantities, set } from './operations.ts';

/** A cart that the server knows. */
const cartOf = (...operations: Operation[]) => ({ ...operations.reduce(applyOperation, EMPTY_CART), id: 'cart' });

describe('a page that ends', () => {
  it('sends what waits into a cart that is there', () => {
    expect(planTheEnd(add('10'), [add('10', 2), set('20', 3)], cartOf(add('20')))).toEqual({
      send: [add('10', 2), set('20', 3)],
      leave: [],
    });
  });

  it('leaves it to the next page while the first cart of a guest is being made', () => {
    expect(planTheEnd(add('10'), [add('10', 2)], undefined)).toEqual({ send: [], leave: [add('10', 2)] });
    expect(planTheEnd(undefined, [add('10')], EMPTY_CART)).toEqual({ send: [], leave: [add('10')] });
  });

  it('leaves a quantity that an answer under way would be overtaken by, or that has no item yet', () => {
    expect(planTheEnd(set('20', 2), [set('20', 3)], cartOf(add('20'))).leave).toEqual([set('20', 3)]);
    expect(planTheEnd(undefined, [add('10'), set('10', 0)], cartOf(add('20')))).toEqual({
      send: [add('10')],
      leave: [set('10', 0)],
    });
  });

  it('leaves a code that is taken out while it is entered', () => {
    const [enter, remove]: Operation[] = [
      { kind: 'enter-code', code: 'TENTH' },
      { kind: 'remove-code', code: 'TENTH' },
    ];
    expect(planTheEnd(enter, [remove as Operation], cartOf(add('20'))).leave).toEqual([remove]);
  });

  it('wants the same in whatever order what it sends arrives, and what it leaves after it', () => {
    const variantId = fc.constantFrom('10', '20', '30');
    const operation = fc.oneof(
      fc.tuple(variantId, fc.integer({ min: 1, max: 5 })).map(([id, n]) => add(id, n)),
      fc.tuple(variantId, fc.integer({ min: 0, max: 9 })).map(([id, n]) => set(id, n)),
    );
    const start = cartOf(add('10'), add('20'));
    const worlds = fc
      .tuple(fc.option(operation, { nil: undefined }), fc.array(operation, { maxLength: 8 }))
      .map(([underWay, waiting]) => ({ underWay, waiting, plan: planTheEnd(underWay, waiting, start) }))
      .chain(({ plan, ...rest }) => {
        const sent = [...(rest.underWay ? [rest.underWay] : []), ...plan.send];
        const arrived = fc.shuffledSubarray(sent, { minLength: sent.length });
        return fc.record({
          underWay: fc.constant(rest.underWay),
          waiting: fc.constant(rest.waiting),
          arrived,
          leave: fc.constant(plan.leave),
        });
      });
    fc.assert(
      fc.property(worlds, ({ underWay, waiting, arrived, leave }) => {
        const meant = [...(underWay ? [underWay] : []), ...waiting].reduce(applyOperation, start);
        expect(quantities([...arrived, ...leave].reduce(applyOperation, start))).toEqual(quantities(meant));
      }),
    );
  });
});
