/** Side of the square master from which all sizes of a picture are made, pixels. */
export const SIDE = 800;
