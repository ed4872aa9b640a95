import { join } from 'node:path';
import { z } from 'zod';
import { FOLDER_ID_SCHEMA } from '#contract/schemas';
import { JsonFile } from '#main/state/jsonFile';

/** Projects of which the choice is kept; those that chose longest ago are forgotten. */
const MOST_PROJECTS = 500;

const SCHEMA = z.object({
  nets: z.array(z.object({ netId: FOLDER_ID_SCHEMA, name: z.string(), folder: z.string() })),
  choices: z.array(z.object({ projectPath: z.string(), netId: z.string() })),
});
type Kept = z.infer<typeof SCHEMA>;

/** A pre-trained net of the user's own, by its folder. */
export type KeptNet = Kept['nets'][number];

/** The pre-trained nets of the user's own, and which of them each project uses. */
export class NetLibrary {
  /** Holds the nets that were not put elsewhere. */
  readonly folder: string;
  private readonly file: JsonFile<Kept>;

  constructor(userFolder: string) {
    this.folder = join(userFolder, 'nets');
    this.file = new JsonFile(join(userFolder, 'nets.json'), SCHEMA, { nets: [], choices: [] });
  }

  get nets(): readonly KeptNet[] {
    return this.file.value.nets;
  }

  /** Lists a net; one of the same folder takes its new name. */
  add(net: KeptNet): void {
    const { nets, choices } = this.file.value;
    this.file.write({ nets: [...nets.filter(({ folder }) => folder !== net.folder), net], choices });
  }

  /** Takes a net out of the list; projects that used it use the one that comes with the program. */
  remove(netId: string): void {
    const { nets, choices } = this.file.value;
    const others = <One extends { readonly netId: string }>(list: readonly One[]): One[] =>
      list.filter((one) => one.netId !== netId);
    this.file.write({ nets: others(nets), choices: others(choices) });
  }

  /** The net of a project; null for the one that comes with the program. */
  chosenBy(projectPath: string): KeptNet | null {
    const choice = this.file.value.choices.find((one) => one.projectPath === projectPath);
    return this.nets.find(({ netId }) => netId === choice?.netId) ?? null;
  }

  choose(projectPath: string, netId: string | null): void {
    const { nets, choices } = this.file.value;
    const others = choices.filter((one) => one.projectPath !== projectPath);
    const chosen = netId === null ? [] : [{ projectPath, netId }];
    this.file.write({ nets, choices: [...chosen, ...others].slice(0, MOST_PROJECTS) });
  }
}
