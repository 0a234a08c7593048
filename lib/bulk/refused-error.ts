/** An operation cannot be worked with at all; `message` is for people. */
export class BulkRefusedError extends Error {
  override name = 'BulkRefusedError';
}
