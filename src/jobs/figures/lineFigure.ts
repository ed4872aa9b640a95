import { extname } from 'node:path';
import { exportComparedFigure } from '#jobs/figures/comparedFigure';
import { type ComparedFiles, readComparedFiles } from '#jobs/figures/comparedFiles';
import {
  exportFigure,
  FIGURE_FORMATS,
  type FigureExport,
  type FigureFormat,
  type FigureView,
  viewOfWholeSection,
} from '#jobs/figures/exportFigure';
import { withLine } from '#jobs/line/readLine';
import type { ColourTableName } from '#seismic/display/colourTables';
import type { Drawing } from '#seismic/display/drawing';
import type { TraceProcess } from '#seismic/process/traceProcess';
import type { LineFile } from '#seismic/survey/openingOptions';
import { fileNameOf } from '#system/address';
import { JobError } from '#system/failure';
import type { JobContext } from '#system/job';
import { programVersion } from '#system/programVersion';

/** How a line is drawn as a figure. */
export interface LineFigureLook {
  readonly drawing: Drawing;
  readonly process: TraceProcess;
  readonly colourTable: ColourTableName;
  readonly clip: FigureView['clip'];
  readonly sizeCm?: { readonly width: number; readonly height: number };
  readonly dotsPerInch?: number;
}

/** The format by the ending of the file's name. @throws JobError 'argument.invalid' */
function formatOf(outputPath: string): FigureFormat {
  const ending = extname(outputPath).slice(1).toLowerCase();
  const format = FIGURE_FORMATS.find((known) => known === ending);
  if (format) return format;
  const message = `${outputPath} does not say which kind of figure it is to be.`;
  throw new JobError('argument.invalid', message, 'Let its name end in .png, .svg or .pdf.');
}

/**
 * Draws a whole line, or a plane of it, as a figure with axes, colour bar, scale and provenance.
 * With two results it has three plots: the line under each of them, and their difference.
 * @throws JobError as opening and reading do; 'argument.invalid' where the ending is none of a figure, or as `readComparedFiles` does
 */
export async function drawLineFigure(
  line: LineFile,
  outputPath: string,
  { results, ...look }: LineFigureLook & { readonly results?: ComparedFiles },
  context: JobContext,
): Promise<void> {
  const format = formatOf(outputPath);
  const { plane: name = 'line' } = line;
  const { drawing, process, colourTable, clip } = look;
  await withLine(
    line,
    async (reader) => {
      const plane = await reader.sectionPlane(name, context.signal);
      const section = await reader.readSection(context, name);
      const figure: FigureExport = {
        ...{ format, outputPath, section, picks: [], grid: null },
        ...{ sizeCm: look.sizeCm, dotsPerInch: look.dotsPerInch },
        view: { ...viewOfWholeSection(section), process, drawing, colourTable, clip },
        scale: plane.scales[0] ?? null,
        title: [fileNameOf(line.linePath), ...(name === 'line' ? [] : [name])].join(' · '),
        provenance: `Diffrakt ${programVersion()}`,
      };
      if (!results) return exportFigure(figure, context);
      const compared = await readComparedFiles(results, reader.axes, plane, context.signal);
      return exportComparedFigure({ ...figure, ...compared }, context);
    },
    context,
  );
}
