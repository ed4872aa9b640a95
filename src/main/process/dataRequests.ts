import type { FigureRequest } from '#contract/contract';
import type { StoredGrid } from '#jobs/classify/gridFile';
import type { DatasetSummary } from '#jobs/line/openDataset';
import type { CompletedSummary } from '#jobs/line/summarise';
import type { PlacesOrder } from '#jobs/map/lineMap';
import type { OverviewOrder } from '#jobs/map/lineOverview';
import type { ReadingPreview } from '#jobs/opening/readingPreview';
import type { UnpackedPackage, UnpackOrder } from '#jobs/package/unpackPackage';
import type { PackageOrder } from '#jobs/package/writePackage';
import type { PointFilePicks, PointPickOrder } from '#jobs/points/pointAnswers';
import type { PointFileOrder } from '#jobs/points/pointFile';
import type { NetReading } from '#jobs/pretrain/netReading';
import type { LineValidation } from '#jobs/train/lineValidationSchema';
import type { GridPayload } from '#learning/news/grid';
import type { NewsHistory } from '#learning/news/runNews';
import type { OverlaySource } from '#main/process/figures/overlaySources';
import type { HeaderDataRequests } from '#main/process/headers/headerRequests';
import type { OverlayOrder } from '#main/process/openLine';
import type { SectionOverlay } from '#seismic/labels/sectionOverlay';
import type { LineOverview } from '#seismic/overview/lineOverview';
import type { PickFormatName } from '#seismic/picks/formats/registry';
import type { ClassedPicks } from '#seismic/picks/pickClasses';
import type { SurveyPick } from '#seismic/picks/surveyPick';
import type { PlacedPoints } from '#seismic/points/placePoints';
import type { PointFilePreview } from '#seismic/points/pointFilePreview';
import type { PointFileName } from '#seismic/points/writePoints';
import type { LineFile, OpeningOptions } from '#seismic/survey/openingOptions';
import type { NumberedPlanes } from '#seismic/survey/planeFamily';
import type { MapBasis, MapPoints, SurveyMap } from '#seismic/survey/surveyMap';

/** What main asks of the data process. It holds one open line at a time. */
export interface DataRequests extends HeaderDataRequests {
  /** Opens a line in place of the one before; bulk samples of it go out by the data port. */
  open: { ask: { path: string; opening: OpeningOptions }; answer: DatasetSummary; news: never };
  /** Reads the headers that `open` left out of a large file, behind its first picture. */
  complete: { ask: null; answer: CompletedSummary; news: never };
  /** Indexes the slices of a large volume in a folder: false where that is not worth it, or there is no room. */
  indexSlices: { ask: { folder: string }; answer: boolean; news: never };
  /** Recognises a file by its bytes; null where it cannot be read. */
  signature: { ask: { path: string }; answer: string | null; news: never };
  /** The first traces of a file, read in each way. */
  previewReadings: {
    ask: { path: string; openings: readonly OpeningOptions[] };
    answer: ReadingPreview[];
    news: never;
  };
  close: { ask: null; answer: null; news: never };
  /** True where two files hold the same data, by their size and evenly spaced parts. */
  haveSameContent: { ask: { firstPath: string; secondPath: string }; answer: boolean; news: never };
  /** What a file of the line's shape has over a plane of it. */
  overlay: { ask: OverlayOrder; answer: SectionOverlay; news: never };
  /** Where the traces of the open line are. */
  map: { ask: { basis: MapBasis }; answer: SurveyMap | null; news: never };
  /** Where a line is that is not open, and its picks. */
  lineOverview: { ask: OverviewOrder; answer: LineOverview | null; news: never };
  /** The inlines and crosslines of a line that is not open; none where it is no volume. */
  linePlanes: { ask: LineFile; answer: readonly NumberedPlanes[]; news: never };
  mapPlaces: { ask: PlacesOrder; answer: MapPoints; news: never };
  readPicks: { ask: { path: string }; answer: ClassedPicks; news: never };
  /** What a file of points holds. */
  previewPoints: { ask: { path: string }; answer: PointFilePreview; news: never };
  /** Picks around its points on the open line. */
  pointPicks: {
    ask: PointPickOrder;
    answer: PointFilePicks;
    news: never;
  };
  placePoints: { ask: PointFileOrder; answer: PlacedPoints; news: never };
  writePicks: { ask: PicksOrder; answer: null; news: never };
  /** Packs files into one; what it unpacks to. */
  writePackage: { ask: PackageOrder; answer: null; news: never };
  unpackPackage: { ask: UnpackOrder; answer: UnpackedPackage; news: never };
  /** Writes a file whole or not at all. */
  writeFile: { ask: { path: string; content: string | Uint8Array }; answer: null; news: never };
  /** Windows of known class on the open demo line, from the truth beside it. */
  picksFromTruth: {
    ask: { folder: string; perClass: number; seed: number };
    answer: SurveyPick[];
    news: never;
  };
  /** What the pre-trained nets in folders are, in their order. */
  nets: { ask: { folders: readonly string[] }; answer: NetReading[]; news: never };
  figure: { ask: FigureOrder; answer: null; news: never };
  history: { ask: { eventFolder: string }; answer: NewsHistory; news: never };
  /** The validation by line of a run on several lines; none where it has one. */
  byLine: { ask: { runFolder: string }; answer: LineValidation[]; news: never };
  /** The grid of a run, and the shares of its classes where it is of a plane of the open line. */
  probabilities: {
    ask: { runFolder: string; shown: string | null };
    answer: (StoredGrid & Pick<GridPayload, 'shares'>) | null;
    news: never;
  };
}

export interface PicksOrder extends ClassedPicks {
  readonly path: string;
  readonly format: PickFormatName | PointFileName;
}

/** A figure of the open line, to be put at `path`. */
export interface FigureOrder extends ClassedPicks {
  readonly path: string;
  readonly figure: FigureRequest;
  /** Name of the plane that is drawn. */
  readonly plane: string;
  readonly over: OverlaySource;
  /** The two results of the figure, where it compares; else none. */
  readonly compared: readonly OverlaySource[];
}
