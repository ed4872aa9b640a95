/** Properties of every option. */
interface Described {
  /** Its name in the window's form. */
  readonly label: string;
  /** Its description on the command line. */
  readonly words: string;
}

/** Numbers from `least` to `most`. */
export interface NumberLimits {
  readonly least: number;
  readonly most: number;
  readonly isWhole?: boolean;
  /** True where `least` itself is not allowed. */
  readonly isLeastExcluded?: boolean;
}

export interface NumberOption extends Described, NumberLimits {
  readonly kind: 'number';
  readonly default: number;
  /** By how much the arrow keys change it in the form. */
  readonly increment: number;
}

/** A number, or null for no limit. */
export interface LimitOption extends Described, NumberLimits {
  readonly kind: 'limit';
  readonly default: number | null;
  /** Value in the form when the limit is switched on. */
  readonly suggested: number;
  readonly increment: number;
}

export interface ChoiceOption<Name extends string> extends Described {
  readonly kind: 'choice';
  readonly choices: readonly Name[];
  readonly default: Name;
}

/** A list of numbers, each within the same limits. */
export interface ListOption extends Described {
  readonly kind: 'list';
  readonly each: NumberLimits;
  readonly mostEntries: number;
  readonly default: readonly number[];
  /** Value in the form for a new entry. */
  readonly suggested: readonly number[];
  readonly increment: number;
}

/** Three numbers, for diffraction, reflection and noise. */
export interface ByClassOption extends Described {
  readonly kind: 'by class';
  readonly each: NumberLimits;
  readonly default: readonly [number, number, number];
  readonly increment: number;
}

export interface SwitchOption extends Described {
  readonly kind: 'switch';
  readonly default: boolean;
}

/** How an option that takes such values is described. */
export type OptionOf<Value> = [Value] extends [boolean]
  ? SwitchOption
  : [Value] extends [number]
    ? NumberOption
    : [Value] extends [number | null]
      ? LimitOption
      : [Value] extends [string]
        ? ChoiceOption<Value>
        : [Value] extends [readonly [number, number, number]]
          ? ByClassOption
          : ListOption;
