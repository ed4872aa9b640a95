import type { NetReading } from '#jobs/pretrain/netReading';
import type { PretrainWish } from '#learning/dense/pretrainRecipe';

/** Values of the domain about pre-training that the window needs at run time. */
export {
  PRETRAIN_DEFAULTS,
  PRETRAIN_LENGTHS,
  PRETRAIN_WISH_SCHEMA,
  type PretrainWish,
  pretrainParameterCount,
  pretrainRecipeOf,
  pretrainSeconds,
} from '#learning/dense/pretrainRecipe';

/** A pre-trained net of the user's own. */
export interface OwnNet {
  readonly netId: string;
  readonly name: string;
  readonly folder: string;
  /** What it is, or why it cannot be read. */
  readonly reading: NetReading;
}

/** The nets that answers without training may use, beside the one that comes with the program. */
export interface NetList {
  readonly nets: readonly OwnNet[];
  /** The net of the open project; null for the one that comes with the program. */
  readonly chosenId: string | null;
}

export interface PretrainAsk extends PretrainWish {
  /** True for simulations that are like the shown plane of the open line. */
  readonly isLikeLine: boolean;
  /** Keeps the net in the user's data, or in a folder that the user chooses. */
  readonly place: 'userData' | 'chosen';
}

/** What the window asks of the pre-trained nets. */
export interface NetRequests {
  'nets.list': { ask: null; answer: NetList };
  /** The net of answers without training of the open project from now on. */
  'nets.choose': { ask: { netId: string | null }; answer: NetList };
  /** Lists the net of a folder that the user chooses; null when cancelled. */
  'nets.add': { ask: null; answer: NetList | null };
  /** Takes a net out of the list; its files are removed where they are in the user's data. */
  'nets.remove': { ask: { netId: string }; answer: NetList };
}
