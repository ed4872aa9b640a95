/**
 * The contract of the data port: a MessagePort between the window's tile worker and the data process.
 * Bulk samples travel here and never pass through main.
 */
import type { Failure } from '#contract/contract';
import type {
  HeaderWordsAnswer,
  PanelMatrixAnswer,
  PanelMatrixRequest,
  WindowAnswer,
  WindowRequest,
} from '#jobs/line/dataTypes';

export type {
  HeaderWordsAnswer,
  PanelMatrixAnswer,
  PanelMatrixRequest,
  WindowAnswer,
  WindowRequest,
} from '#jobs/line/dataTypes';

export interface DataPortRequests {
  window: { ask: WindowRequest; answer: WindowAnswer };
  panels: { ask: PanelMatrixRequest; answer: PanelMatrixAnswer };
  headerWords: { ask: { trace: number }; answer: HeaderWordsAnswer };
}

export type DataPortName = keyof DataPortRequests;

export type DataPortMessage = {
  [Name in DataPortName]: {
    readonly id: number;
    readonly name: Name;
    readonly ask: DataPortRequests[Name]['ask'];
  };
}[DataPortName];

export type DataPortReply =
  | { readonly id: number; readonly ok: true; readonly value: DataPortRequests[DataPortName]['answer'] }
  | { readonly id: number; readonly ok: false; readonly failure: Failure };
