/** What an upload may have. Photographs of today's phones are within it: 48 megapixels, some 15 MB. */
export const MAX_UPLOAD_BYTES = 20 * 1024 * 1024;
/** Pixels, decoded: a small file can hold very many. */
export const MAX_UPLOAD_PIXELS = 50_000_000;
/** Below it even a thumbnail would be blurred. */
export const MIN_UPLOAD_SIDE = 160;
/** The longer side by the shorter. What is narrower would be cut to a sliver wherever the shop shows a square. */
export const MAX_UPLOAD_RATIO = 4;
