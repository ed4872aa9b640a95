import type { EngineName } from '#engine/names/engineNames';

/** An engine that has been started: what computes, and where. `version` is TensorFlow's or TensorFlow.js's. */
export type EngineDescription =
  | {
      readonly name: 'native';
      readonly version: string;
      readonly hardware: EngineHardware;
      /** Built by our installer, or downloaded by the package of the binding itself. */
      readonly origin: 'installed' | 'stock';
    }
  | {
      readonly name: 'webgpu';
      readonly version: string;
      readonly hardware: 'graphics card';
      /** As "nvidia ampere". */
      readonly cardName: string;
    }
  | {
      readonly name: 'wasm';
      readonly version: string;
      readonly hardware: 'processor';
      readonly threadCount: number;
    }
  | { readonly name: 'cpu'; readonly version: string; readonly hardware: 'processor' };

/** Where an engine computes. */
export type EngineHardware = 'processor' | 'graphics card';

/** Why an engine cannot be used, from a try in a process of its own. */
export interface ProbeFailure {
  /**
   * "hung": no answer in time; "ended": the process ended; "invalid answer": it sent something else; "wrong
   * numbers": a training step gave them; "refused": it did not start, as `detail` says.
   */
  readonly code: 'hung' | 'ended' | 'invalid answer' | 'wrong numbers' | 'refused';
  /** The last message of the engine or its process; empty where there is none. */
  readonly detail: string;
}

/** The state of an engine. */
export type EngineFinding =
  | { readonly kind: 'ran'; readonly description: EngineDescription }
  | { readonly kind: 'failed'; readonly failure: ProbeFailure }
  | { readonly kind: 'not tried' }
  /** WebGPU, where no window can be opened. */
  | { readonly kind: 'app only' }
  | { readonly kind: 'not installed' };

/** One engine and its state. */
export interface EngineState {
  readonly name: EngineName;
  readonly available: boolean;
  readonly finding: EngineFinding;
  /** Panels trained on a second with the default net, as the probe measured; null where it has not. */
  readonly examplesPerSecond: number | null;
  /** Panels classified a second. */
  readonly predictionsPerSecond: number | null;
}

/** Why an engine was chosen. */
export type EngineChoice =
  | { readonly kind: 'asked for' }
  | { readonly kind: 'fastest' }
  /** The choice itself failed, so the embedded engine is taken. */
  | { readonly kind: 'choice failed'; readonly message: string; readonly remedy: string };

/** Which engine runs, and why. */
export interface EngineReport {
  readonly chosen: EngineName;
  /** Null where the chosen engine has not been started or tried yet. */
  readonly description: EngineDescription | null;
  readonly choice: EngineChoice;
  /** All engines, best first; empty where the choice failed or one was requested by name. */
  readonly engines: EngineState[];
}
