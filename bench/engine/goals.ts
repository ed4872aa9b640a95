import type { Ask } from './protocol';
import type { VariantName } from './variants';

/** Required speed of one engine relative to another. */
export interface Goal {
  readonly what: Ask['what'];
  readonly ours: VariantName;
  readonly theirs: VariantName;
  /** Least ratio of the examples a second; null where it is only reported. */
  readonly least: number | null;
}

const STOCK = 'WASM, stock and makeshift kernel';
const OURS = 'WASM, ours, one thread';
const WORKERS = 'WASM, ours, workers';

/** For nets that give one class an example. */
export const GOALS: readonly Goal[] = [
  { what: 'train', ours: OURS, theirs: STOCK, least: 2.5 },
  { what: 'train', ours: WORKERS, theirs: STOCK, least: 4 },
  { what: 'train', ours: OURS, theirs: 'native, one thread', least: 1 / 3 },
  { what: 'predict', ours: OURS, theirs: STOCK, least: 1 },
  { what: 'train', ours: 'native', theirs: 'Keras', least: 0.8 },
  { what: 'predict', ours: 'native', theirs: 'Keras', least: 1 },
  { what: 'train', ours: WORKERS, theirs: OURS, least: null },
  { what: 'train', ours: 'native, one thread', theirs: 'Keras, one thread', least: null },
  { what: 'predict', ours: 'native, one thread', theirs: 'Keras, one thread', least: null },
];

/** For the U-Net, which gives a class at every sample. */
export const UNET_GOALS: readonly Goal[] = [
  { what: 'train', ours: OURS, theirs: 'native, one thread', least: 1 / 3 },
  { what: 'train', ours: 'native', theirs: 'Keras', least: 0.9 },
  { what: 'train', ours: OURS, theirs: STOCK, least: null },
  { what: 'predict', ours: OURS, theirs: STOCK, least: null },
  { what: 'predict', ours: OURS, theirs: 'native, one thread', least: null },
  { what: 'predict', ours: 'native', theirs: 'Keras', least: null },
  { what: 'train', ours: WORKERS, theirs: OURS, least: null },
  { what: 'train', ours: 'native, one thread', theirs: 'Keras, one thread', least: null },
];
