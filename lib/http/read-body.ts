export type Bytes = { state: 'read'; bytes: Buffer } | { state: 'too-large' };
export type Body = { state: 'read'; text: string } | { state: 'too-large' } | { state: 'not-text' };

/**
 * The body of a request, given up as soon as it is larger than allowed, whatever its headers claim.
 * @param maxBytes as it was sent
 */
export async function readBytes(request: Request, maxBytes: number): Promise<Bytes> {
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) return { state: 'too-large' };
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of request.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes) return { state: 'too-large' };
    chunks.push(chunk);
  }
  return { state: 'read', bytes: Buffer.concat(chunks) };
}

/** As `readBytes`, for text in UTF-8. */
export async function readBody(request: Request, maxBytes: number): Promise<Body> {
  const body = await readBytes(request, maxBytes);
  if (body.state !== 'read') return body;
  try {
    return { state: 'read', text: new TextDecoder('utf-8', { fatal: true }).decode(body.bytes) };
  } catch {
    return { state: 'not-text' };
  }
}
