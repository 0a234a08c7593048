import { Card } from '#app/admin/_ui/card.tsx';
import { KeyList } from '#app/admin/_ui/key-list.tsx';

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
      <p id={HOW_TO_MOVE} className="mb-3 text-ink-soft text-small">
        Drag a handle up or down, and to the side for its level. Or go to a handle and press the arrow keys:
      </p>
      <KeyList keys={KEYS} />
    </Card>
  );
}
