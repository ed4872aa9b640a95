import { ACTIVATION_NAMES, type ActivationName } from '#learning/layers/activations';
import type { LayerBase } from '#learning/layers/layerData';

const LONGEST_NAME = 80;
const MOST_INPUTS = 8;

function isName(value: unknown): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= LONGEST_NAME;
}

/** Reads the fields of one layer of a stored model. Each method throws RangeError naming the field. */
export class FieldReader {
  readonly #fields: object;

  constructor(fields: object) {
    this.#fields = fields;
  }

  /** Name and inputs. */
  base(): Omit<LayerBase, 'kind'> {
    const name = this.#get('name');
    if (!isName(name)) throw new RangeError(`name must be a text of 1 to ${LONGEST_NAME} characters`);
    const inputs = this.#get('inputs');
    if (inputs === undefined) return { name };
    const areNames = Array.isArray(inputs) && inputs.every(isName);
    if (!areNames || inputs.length < 1 || inputs.length > MOST_INPUTS)
      throw new RangeError(`inputs must be 1 to ${MOST_INPUTS} names of layers`);
    return { name, inputs };
  }

  /** A whole number from 1 to `most`. */
  size(field: string, most: number): number {
    const value = this.#get(field);
    if (typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= most) return value;
    throw new RangeError(`${field} must be a whole number from 1 to ${most}`);
  }

  /** One of some words; `fallback` where the field is missing. */
  choice<Word extends string>(field: string, words: readonly Word[], fallback?: Word): Word {
    const value = this.#get(field) ?? fallback;
    const word = words.find((one) => one === value);
    if (word !== undefined) return word;
    throw new RangeError(`${field} has to be ${words.map((one) => `"${one}"`).join(' or ')}`);
  }

  activation(): ActivationName {
    return this.choice('activation', ACTIVATION_NAMES);
  }

  #get(field: string): unknown {
    return Reflect.get(this.#fields, field);
  }
}
