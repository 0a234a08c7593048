import { randomBytes } from 'node:crypto';

/** 128 random bits: two holders of one lease must never share a name, across processes and restarts. */
export const createToken = (): string => randomBytes(16).toString('base64url');
