import { z } from 'zod';

/** Characters of a path, and of other texts of the window. */
export const MAXIMUM_TEXT = 4_096;

/** A path, or the address of a file on a server. */
export const PATH_SCHEMA = z
  .string()
  .min(1)
  .max(MAXIMUM_TEXT)
  .refine((text) => !text.includes('\0'));
