import { graphDefFields } from '#engine/protobuf/graphDef';
import { encodeMessage, writeInteger, writeMessage, writeString } from '#engine/protobuf/wire';
import type { GraphOperation } from '#learning/layers/graphOperation';

/** The tag of a graph in its file. */
export const GRAPH_TAG = 'serve';

/**
 * A graph without variables as the content of a `saved_model.pb`. Fields of saved_model.proto: schema
 * version = 1, meta graphs = 2; of meta_graph.proto: information = 1 (its tags = 4), graph = 2.
 */
export function encodeSavedModel(operations: readonly GraphOperation[]): Uint8Array {
  return encodeMessage((model) => {
    writeInteger(model, 1, 1);
    writeMessage(model, 2, (metaGraph) => {
      writeMessage(metaGraph, 1, (information) => writeString(information, 4, GRAPH_TAG));
      writeMessage(metaGraph, 2, graphDefFields(operations));
    });
  });
}
