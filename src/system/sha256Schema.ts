import { z } from 'zod';

/** A SHA-256 as stored files state it. */
export const SHA256_SCHEMA = z.string().regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 in hexadecimal digits');
