/** A part that Diffrakt is built of or runs on; the list is made when the window is built. */
declare const DIFFRAKT_PARTS: readonly {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
}[];
