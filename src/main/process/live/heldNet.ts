import { type PretrainedModel, readPretrained } from '#jobs/pretrain/pretrainedFile';
import { readShippedModel } from '#jobs/pretrain/shippedModel';

/** The pre-trained net that was used last: the same object while its files are the same, as answers are kept by it. */
export class HeldNet {
  #last: PretrainedModel | null = null;

  /** The net of a folder, or with null the one that comes with the program. @throws JobError 'model.invalid' */
  async of(folder: string | null): Promise<PretrainedModel> {
    if (folder === null) return readShippedModel();
    const read = await readPretrained(folder);
    if (this.#last?.sha256 === read.sha256) return this.#last;
    this.#last = read;
    return read;
  }
}
