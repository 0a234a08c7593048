/** How an object is set into its picture. Lengths are shares of the picture's side, angles are degrees clockwise. */
export const ANGLES = {
  front: { setting: 'floor', objects: [{ size: 0.6, turn: 0, x: 0.5, base: 0.8 }] },
  plinth: { setting: 'plinth', objects: [{ size: 0.5, turn: 0, x: 0.5, base: 0.715 }] },
  halo: { setting: 'halo', objects: [{ size: 0.58, turn: -11, x: 0.5, base: 0.77 }] },
  lean: { setting: 'floor', objects: [{ size: 0.62, turn: 13, x: 0.5, base: 0.81 }] },
  duo: {
    setting: 'floor',
    objects: [
      { size: 0.4, turn: 0, x: 0.69, base: 0.7 },
      { size: 0.52, turn: 0, x: 0.38, base: 0.82 },
    ],
  },
  flat: { setting: 'table', objects: [{ size: 0.64, turn: -22, x: 0.5, base: 0.82 }] },
  close: { setting: 'floor', objects: [{ size: 0.78, turn: 0, x: 0.5, base: 0.9 }] },
} as const satisfies Record<string, Angle>;

export type Placement = { size: number; turn: number; x: number; base: number };
/** `floor`, `plinth` and `halo` are seen from the front and hold a shadow on the ground; `table` is seen from above. */
export type Angle = { setting: 'floor' | 'plinth' | 'halo' | 'table'; objects: readonly Placement[] };
export type AngleName = keyof typeof ANGLES;

export const ANGLE_NAMES = Object.keys(ANGLES) as AngleName[];
