/** An answer that is sent piece by piece as it is made, to whoever takes it no faster than that. */
export function respondStream(pieces: AsyncGenerator<string>, headers: Record<string, string>): Response {
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value, done } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    // Whoever asked has gone.
    async cancel() {
      await pieces.return(undefined);
    },
  });
  return new Response(body, { headers });
}
