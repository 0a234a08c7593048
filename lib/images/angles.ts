/** How an object is set into its picture. Lengths are shares of the picture's side, angles are degrees clockwise. */
export const ANGLES = {
  front: { setting: 'floor', objects: [{ size: 0.62, turn: 0, x: 0.5, base: 0.81 }] },
  plinth: { setting: 'plinth', objects: [{ size: 0.52, turn: 0, x: 0.5, base: 0.718 }] },
  niche: { setting: 'halo', objects: [{ size: 0.6, turn: 0, x: 0.5, base: 0.81 }] },
  halo: { setting: 'halo', objects: [{ size: 0.58, turn: -11, x: 0.5, base: 0.76, floats: true }] },
  lean: { setting: 'floor', objects: [{ size: 0.62, turn: 13, x: 0.5, base: 0.8 }] },
  duo: {
    setting: 'floor',
    objects: [
      { size: 0.42, turn: 0, x: 0.69, base: 0.7 },
      { size: 0.54, turn: 0, x: 0.38, base: 0.82 },
    ],
  },
  flat: { setting: 'table', objects: [{ size: 0.66, turn: -22, x: 0.5, base: 0.82 }] },
  close: { setting: 'floor', objects: [{ size: 0.8, turn: 0, x: 0.5, base: 0.91 }] },
} as const satisfies Record<string, Angle>;

/** `base` is where the object's lowest point is; `floats` lets its shadow fall some way below. */
export type Placement = { size: number; turn: number; x: number; base: number; floats?: true };
/** `floor`, `plinth` and `halo` are seen from the front and hold a shadow on the ground; `table` is seen from above. */
export type Angle = { setting: 'floor' | 'plinth' | 'halo' | 'table'; objects: readonly Placement[] };
export type AngleName = keyof typeof ANGLES;

export const ANGLE_NAMES = Object.keys(ANGLES) as AngleName[];
