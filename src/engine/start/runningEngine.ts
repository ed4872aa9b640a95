import type { EngineName } from '#engine/names/engineNames';
import type { EngineDescription } from '#engine/names/engineReport';
import type { NetworkMaker } from '#learning/network/network';

/** An engine that has been started in this process. */
export interface RunningEngine {
  readonly name: EngineName;
  readonly description: EngineDescription;
  readonly createNetwork: NetworkMaker;
}
