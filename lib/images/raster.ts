/** Raw RGB pixels: what all sizes of a picture are made from. */
export type Raster = { pixels: Buffer; width: number; height: number };
