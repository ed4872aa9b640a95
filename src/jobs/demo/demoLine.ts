import { join } from 'node:path';
import { csvFormat } from 'd3-dsv';
import { writeNewSection } from '#jobs/export/writeSection';
import { readLine } from '#jobs/line/readLine';
import type { SectionTruth } from '#seismic/labels/sectionTruth';
import { type Apex, type SimulatedSection, simulateSection } from '#seismic/simulate/simulateSection';
import { throwIfCancelled } from '#system/failure';
import { SIMULATED_FILES } from '#system/fileNames';
import type { JobContext } from '#system/job';
import { ProgressMeter } from '#system/progressMeter';
import { ensureFolder, writeWholeFile } from '#system/wholeFile';

/** Files of a simulated line and its truth. */
export interface DemoLine {
  readonly sectionPath: string;
  readonly diffractionOnlyPath: string;
  readonly truthClassPath: string;
  readonly apexesPath: string;
}

export interface SimulateLineRequest {
  readonly seed: number;
  readonly folder: string;
}

/** The files of a simulated line in a folder. */
export function demoLineIn(folder: string): DemoLine {
  return {
    sectionPath: join(folder, SIMULATED_FILES.section),
    diffractionOnlyPath: join(folder, SIMULATED_FILES.diffractionOnly),
    truthClassPath: join(folder, SIMULATED_FILES.truthClass),
    apexesPath: join(folder, SIMULATED_FILES.apexes),
  };
}

/** `apexes.csv`: fractional trace, ms, m/s, amplitude in the section's unit, point or edge. */
function apexesToCsv(apexes: readonly Apex[]): string {
  const rows = apexes.map(({ trace, timeMs, velocityMps, amplitude, kind }) => ({
    trace: trace.toFixed(3),
    timeMs: timeMs.toFixed(3),
    velocityMps: velocityMps.toFixed(1),
    amplitude: amplitude.toFixed(5),
    kind,
  }));
  return `${csvFormat(rows, ['trace', 'timeMs', 'velocityMps', 'amplitude', 'kind'])}\n`;
}

/** Lines of a text header that describe the file and its origin. */
function textLinesOf(simulated: SimulatedSection, seed: number, content: string[]): string[] {
  const { traceCount, sampleCount, sampleIntervalUs } = simulated.section;
  return [
    'SIMULATED DATA: NOT RECORDED ANYWHERE',
    `MADE BY DIFFRAKT: diffrakt simulate --seed ${seed}`,
    ...content,
    `${traceCount} TRACES, ${simulated.traceSpacingM} M APART, ${sampleCount} SAMPLES OF ${sampleIntervalUs} US`,
    `ZERO OFFSET, NOT MIGRATED. SIGNAL TO NOISE ${simulated.signalToNoiseDb} DB, ` +
      `${simulated.deadTraces.length} DEAD TRACES`,
    'CDP IN BYTES 21-24, CDP X IN BYTES 181-184',
  ];
}

/** The three sections of a line with the description for their text headers. */
function filesOf(simulated: SimulatedSection, line: DemoLine) {
  return [
    {
      outputPath: line.sectionPath,
      amplitudes: simulated.section.amplitudes,
      content: ['THE SECTION: REFLECTIONS, DIFFRACTIONS AND NOISE'],
    },
    {
      outputPath: line.diffractionOnlyPath,
      amplitudes: simulated.diffractionOnly,
      content: ['THE DIFFRACTIONS OF THE SECTION ALONE, WITHOUT NOISE'],
    },
    {
      outputPath: line.truthClassPath,
      amplitudes: Float32Array.from(simulated.truthClass),
      content: [
        'CLASS OF EVERY SAMPLE: 1 DIFFRACTION, 2 REFLECTION, 0 NEITHER,',
        '3 MIXED (THE TWO WITHIN 3 DB). SIGNAL: LOCAL S/N OF 0 DB OR MORE',
      ],
    },
  ];
}

/**
 * Simulates a line and writes it with its truth: section.sgy, diffraction-only.sgy, truth-class.sgy,
 * apexes.csv. Same seed, same bytes.
 */
export async function simulateLine(request: SimulateLineRequest, context: JobContext): Promise<DemoLine> {
  const { seed, folder } = request;
  const line = demoLineIn(folder);
  await ensureFolder(folder);
  const meter = new ProgressMeter(context, { stage: 'Simulating the line', total: 4, unit: 'files' });
  const simulated = simulateSection({ seed });
  const { traceSpacingM } = simulated;
  for (const [done, { outputPath, amplitudes, content }] of filesOf(simulated, line).entries()) {
    throwIfCancelled(context.signal);
    const section = { ...simulated.section, amplitudes };
    const textLines = textLinesOf(simulated, seed, content);
    await writeNewSection({ outputPath, section, textLines, traceSpacingM }, context);
    meter.tell(done + 1);
  }
  await writeWholeFile(line.apexesPath, apexesToCsv(simulated.apexes));
  meter.tell(4);
  return line;
}

function quietContext(): JobContext {
  const nothing = (): void => undefined;
  return { signal: new AbortController().signal, progress: nothing, warn: nothing, emit: nothing };
}

/** Reads the truth that `simulateLine` wrote to a folder. */
export async function readTruth(folder: string, context = quietContext()): Promise<SectionTruth> {
  const line = demoLineIn(folder);
  const truth = await readLine({ linePath: line.truthClassPath }, context);
  const diffractions = await readLine({ linePath: line.diffractionOnlyPath }, context);
  return { truthClass: Uint8Array.from(truth.amplitudes), diffractionOnly: diffractions.amplitudes };
}
