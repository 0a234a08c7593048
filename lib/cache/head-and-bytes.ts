const LENGTH_BYTES = 4;

/** Bytes with what is to be known of them in front: a length, the head as JSON, then the bytes. For codecs of the engine. */
export function joinHead(head: object, bytes: readonly Buffer[]): Buffer {
  const json = Buffer.from(JSON.stringify(head));
  const length = Buffer.allocUnsafe(LENGTH_BYTES);
  length.writeUInt32LE(json.length);
  return Buffer.concat([length, json, ...bytes]);
}

/**
 * The same apart again; `bytes` is a view, not a copy.
 * @throws when the head is damaged
 */
export function splitHead<Head>(joined: Buffer): { head: Head; bytes: Buffer } {
  const headEnd = LENGTH_BYTES + joined.readUInt32LE(0);
  return { head: JSON.parse(joined.toString('utf8', LENGTH_BYTES, headEnd)), bytes: joined.subarray(headEnd) };
}
