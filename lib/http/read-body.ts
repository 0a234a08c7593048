export type Body = { state: 'read'; text: string } | { state: 'too-large' } | { state: 'not-text' };

/**
 * The body of a request, given up as soon as it is larger than allowed, whatever its headers claim.
 * @param maxBytes as it was sent
 */
export async function readBody(request: Request, maxBytes: number): Promise<Body> {
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) return { state: 'too-large' };
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of request.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes) return { state: 'too-large' };
    chunks.push(chunk);
  }
  try {
    return { state: 'read', text: new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks)) };
  } catch {
    return { state: 'not-text' };
  }
}
