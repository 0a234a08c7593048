import { Card } from '#app/admin/_ui/card.tsx';

/** Id of the text that tells how the keys of a handle work. */
export const HOW_TO_MOVE = 'how-to-move';

const KEYS = [
  { keys: ['↑', '↓'], does: 'among its siblings' },
  { keys: ['→'], does: 'into the one above it' },
  { keys: ['←'], does: 'out of what it is in' },
];

export function HowToMove() {
  return (
    <Card title="Moving">
      <p id={HOW_TO_MOVE} className="text-ink-soft text-small">
        Drag a handle up or down, and to the side for its level. Or go to a handle and press the arrow keys:
      </p>
      <dl className="mt-3 grid grid-cols-[auto_1fr] items-center gap-x-3 gap-y-2 text-small">
        {KEYS.map(({ keys, does }) => (
          <div key={does} className="contents">
            <dt className="flex gap-1">
              {keys.map((key) => (
                <kbd key={key} className="grid size-6 place-items-center rounded-md bg-layer-3 font-sans text-micro">
                  {key}
                </kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
