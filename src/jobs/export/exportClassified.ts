import type { ResultFolder } from '#jobs/export/resultFolder';
import type { SectionWriter } from '#jobs/export/sectionWriter';
import { noteLines } from '#jobs/export/textNote';
import type { SectionProbabilities } from '#seismic/labels/probabilityGrid';
import { EVENT_CLASSES } from '#seismic/picks/pick';
import { classFile, probabilityFile } from '#system/fileNames';
import type { JobContext } from '#system/job';

/** Classes and probabilities of every sample of a line. */
export interface ClassifiedSamples {
  /** 1 diffraction, 2 reflection, 0 noise. */
  readonly codes: Uint8Array;
  readonly probabilities: SectionProbabilities;
  /** Further sections of the line that are made from the classification. */
  readonly products: readonly SectionProduct[];
  /** Where the classes come from, for the text header. */
  readonly provenance: string;
}

/** A section of the line that is written beside its classes. */
export interface SectionProduct {
  readonly name: string;
  readonly amplitudes: Float32Array;
  readonly what: string;
}

/**
 * Writes class.sgy (1 diffraction, 2 reflection, 0 noise: the largest probability) and one probability
 * section a class, adding up to 1 at every sample, with the headers of the open line; .su where the writer
 * makes Seismic Unix. All four or none.
 * @returns the names of the files
 * @throws JobError 'disk.full', 'file.write', 'cancelled', and those of reading the line
 */
export async function exportClassified(
  writer: SectionWriter,
  { codes, probabilities, products, provenance }: ClassifiedSamples,
  folder: ResultFolder,
  context: JobContext,
): Promise<string[]> {
  const sections = [
    {
      name: classFile(writer.kind),
      amplitudes: Float32Array.from(codes),
      what: 'Class of each sample: 1 diffraction, 2 reflection, 0 noise.',
    },
    ...EVENT_CLASSES.map((eventClass) => ({
      name: probabilityFile(eventClass, writer.kind),
      amplitudes: probabilities[eventClass],
      what: `Probability of ${eventClass}, 0 to 1.`,
    })),
    ...products,
  ];
  const written = sections.map(({ name, amplitudes, what }) => ({
    outputPath: folder.pathOf(name),
    amplitudes,
    note: noteLines(`${what} By Diffrakt. ${provenance}`),
  }));
  await writer.write(written, context);
  return sections.map(({ name }) => name);
}
