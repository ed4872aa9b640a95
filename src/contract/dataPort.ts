/**
 * The contract of the data port: a MessagePort between the window's tile worker and the data process.
 * Samples are sent here and do not pass through main.
 */
import type { Failure } from '#contract/contract';
import type {
  HeaderWordsAnswer,
  PanelMatrixAnswer,
  PickedPanelsRequest,
  WindowAnswer,
} from '#jobs/line/dataTypes';
import type { AmplitudeSpread } from '#seismic/display/amplitudeSpread';
import type { AmplitudeSpectrum } from '#seismic/process/bandPass';
import type { TraceProcess } from '#seismic/process/traceProcess';
import type { PlaneWindow } from '#seismic/survey/plane';

export type {
  HeaderWordsAnswer,
  PanelMatrixAnswer,
  PickedPanelsRequest,
  WindowAnswer,
} from '#jobs/line/dataTypes';

export interface DataPortRequests {
  window: { ask: PlaneWindow; answer: WindowAnswer };
  /** The distribution of amplitudes as they are drawn. */
  spread: { ask: { plane: string; process: TraceProcess }; answer: AmplitudeSpread };
  /** The mean amplitude spectrum as recorded. */
  spectrum: { ask: { plane: string }; answer: AmplitudeSpectrum };
  panels: { ask: PickedPanelsRequest; answer: PanelMatrixAnswer };
  headerWords: { ask: { trace: number }; answer: HeaderWordsAnswer };
}

export type DataPortName = keyof DataPortRequests;

/** A request, answered once by the reply of the same id. */
export type DataPortAsk = {
  [Name in DataPortName]: {
    readonly id: number;
    readonly name: Name;
    readonly ask: DataPortRequests[Name]['ask'];
  };
}[DataPortName];

/** Cancels the request of this id: it is not started, or stops at its next block of traces or panels. */
export interface DataPortCancel {
  readonly id: number;
  readonly name: 'cancel';
}

export type DataPortMessage = DataPortAsk | DataPortCancel;

export type DataPortReply =
  | { readonly id: number; readonly ok: true; readonly value: DataPortRequests[DataPortName]['answer'] }
  | { readonly id: number; readonly ok: false; readonly failure: Failure };
