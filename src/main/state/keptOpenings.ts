import { join } from 'node:path';
import { z } from 'zod';
import { JsonFile } from '#main/state/jsonFile';
import { OPENING_SCHEMA, type OpeningOptions } from '#seismic/survey/openingOptions';

/** Files of which the choice is kept; those chosen longest ago are forgotten. */
const MOST_FILES = 500;

const SCHEMA = z.array(z.object({ signature: z.string(), opening: OPENING_SCHEMA }));

/** How the user chose to read files, by what they contain. */
export class KeptOpenings {
  private readonly file: JsonFile<z.infer<typeof SCHEMA>>;

  constructor(userFolder: string) {
    this.file = new JsonFile(join(userFolder, 'openings.json'), SCHEMA, []);
  }

  /** The choice for a file; null where none was made. Nothing stated is a choice, too. */
  of(signature: string): OpeningOptions | null {
    return this.file.value.find((kept) => kept.signature === signature)?.opening ?? null;
  }

  keep(signature: string, opening: OpeningOptions): void {
    const others = this.file.value.filter((kept) => kept.signature !== signature);
    this.file.write([{ signature, opening }, ...others].slice(0, MOST_FILES));
  }
}
