import { DIFFRACTIONS_TEXT, diffractionProduct } from '#jobs/export/leaveResults';
import { noteLines } from '#jobs/export/textNote';
import type { LineReader } from '#jobs/line/lineReader';
import { createVolume, VolumeFile } from '#jobs/volume/volumeFile';
import type { UnfinishedFolder } from '#jobs/volume/volumeOrder';
import { classOfSample, expandGrid, type ProbabilityGrid } from '#seismic/labels/probabilityGrid';
import { EVENT_CLASSES } from '#seismic/picks/pick';
import type { Section } from '#seismic/section/section';
import type { FileKind } from '#seismic/survey/openingOptions';
import type { SectionPlane } from '#seismic/survey/plane';
import { tracesOn, withoutEmptyColumns } from '#seismic/survey/planeColumns';
import { classFile, diffractionFile, probabilityFile } from '#system/fileNames';
import type { JobContext } from '#system/job';

/** Code in the class volume of a trace that is on no plane, or on one that is not done yet. */
const NOT_CLASSIFIED = -1;

/** A volume that is written: its file's name, what its samples are, and their value where nothing was classified. */
interface VolumeProduct {
  readonly name: string;
  readonly what: string;
  readonly empty: number;
}

/** The volumes of a classification. @param withDiffractions where diffractions are wanted by themselves, too */
export function volumeProducts(kind: FileKind, withDiffractions: boolean): VolumeProduct[] {
  const diffractions = {
    name: diffractionFile(kind),
    what: DIFFRACTIONS_TEXT,
    empty: 0,
  };
  return [
    {
      name: classFile(kind),
      what: 'Class of each sample: 1 diffraction, 2 reflection, 0 noise, -1 not classified.',
      empty: NOT_CLASSIFIED,
    },
    ...EVENT_CLASSES.map((eventClass) => ({
      name: probabilityFile(eventClass, kind),
      what: `Probability of ${eventClass}, 0 to 1; all three 0 where nothing was classified.`,
      empty: 0,
    })),
    ...(withDiffractions ? [diffractions] : []),
  ];
}

/** What a plane was classified as. */
export interface ClassifiedPlane {
  readonly plane: SectionPlane;
  readonly section: Section;
  readonly grid: ProbabilityGrid;
}

/** The volumes that are written, and what their text headers say of their origin. */
export interface VolumeSpec {
  readonly kind: FileKind;
  readonly products: readonly VolumeProduct[];
  readonly provenance: string;
}

/** The open volumes of a classification, which planes are written into. */
export class VolumeWriter {
  private constructor(
    private readonly files: readonly VolumeFile[],
    private readonly kind: FileKind,
  ) {}

  /** Opens the volumes, and makes those that are missing. @throws JobError of writing and of reading the line */
  static async open(
    line: LineReader,
    folder: UnfinishedFolder,
    order: VolumeSpec,
    context: JobContext,
  ): Promise<VolumeWriter> {
    const files: VolumeFile[] = [];
    const writer = new VolumeWriter(files, order.kind);
    try {
      for (const { name, what, empty } of order.products) {
        const path = folder.pathOf(name);
        const note = noteLines(`${what} By Diffrakt. ${order.provenance}`);
        await createVolume(line, path, { note, value: empty }, context);
        files.push(await VolumeFile.open(line, path));
      }
      return writer;
    } catch (error) {
      await writer.close();
      throw error;
    }
  }

  /** Writes a plane into all volumes, up to the disk; returns the class codes of all its columns. */
  async write({ plane, section, grid }: ClassifiedPlane): Promise<Uint8Array> {
    const probabilities = expandGrid(grid, section);
    const codes = classOfSample(probabilities);
    const fields = [
      Float32Array.from(codes),
      ...EVENT_CLASSES.map((eventClass) => probabilities[eventClass]),
      ...(this.files.length > 1 + EVENT_CLASSES.length
        ? [diffractionProduct(section, probabilities, this.kind).amplitudes]
        : []),
    ];
    const traces = tracesOn(plane);
    for (const [i, file] of this.files.entries())
      await file.write(traces, withoutEmptyColumns(fields[i], plane));
    for (const file of this.files) await file.sync();
    return codes;
  }

  async close(): Promise<void> {
    for (const file of this.files) await file.close();
  }
}
