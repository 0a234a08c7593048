import { createHmac, timingSafeEqual } from 'node:crypto';
import { getRuntime } from '#lib/runtime.ts';
import { keepSecret } from './secret-file.ts';

/**
 * Signs what a link names, under the secret that signs sessions.
 * @param purpose what the link is for: a signature for anything else opens nothing here
 */
export function sign(purpose: string, text: string): string {
  const { authSecret, dataDir } = getRuntime().config;
  return createHmac('sha256', authSecret ?? keepSecret(dataDir, 'auth'))
    .update(`${purpose}:${text}`)
    .digest('base64url');
}

/** Whether `signature` is the one of this text. Takes as long for a wrong one as for the right one. */
export function isSigned(purpose: string, text: string, signature: string): boolean {
  const expected = Buffer.from(sign(purpose, text));
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
