/** Bytes of a float. */
export const FLOAT: usize = 4;
