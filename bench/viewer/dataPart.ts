/** What the process that reads data takes, without a window. */
import { LineReader } from '#jobs/line/lineReader';
import { familyOfPlane, firstPlaneOf } from '#seismic/survey/planeFamily';
import { bareRead, everyTrace, FILE_HEADER, HEADER, type Shape, traceBytesOf } from './cubes';
import { row } from './rows';

/** Pixels of the section in a usual window. */
const PICTURE = { columns: 1200, rows: 700 };
/** As the window opens a file. */
const MOST_MEASURED_SAMPLES = 2e6;
async function timed<Result>(work: () => Promise<Result>): Promise<{ seconds: number; result: Result }> {
  const startedMs = performance.now();
  const result = await work();
  return { seconds: (performance.now() - startedMs) / 1000, result };
}

/** The whole plane as it is drawn in a usual window. */
async function show(line: LineReader, name: string): Promise<void> {
  const { columns, rows } = await line.plane(name);
  const steps = {
    columnStep: Math.max(1, Math.floor(columns.count / PICTURE.columns)),
    rowStep: Math.max(1, Math.floor(rows.count / PICTURE.rows)),
  };
  const all = { firstColumn: 0, columnCount: columns.count, firstRow: 0, rowCount: rows.count };
  await line.readWindow({ plane: name, ...all, ...steps });
}

/** Prints what opening, stepping and slicing take. */
export async function measureData(path: string, shape: Shape): Promise<void> {
  const { signal } = new AbortController();
  const before = process.memoryUsage.rss();
  const traceBytes = traceBytesOf(shape);
  const { seconds: opening, result: line } = await timed(async () => {
    const opened = await LineReader.open(path);
    const { summary } = await opened.summarise(signal, {
      mostSamples: MOST_MEASURED_SAMPLES,
      samplesHeaders: true,
    });
    await show(opened, firstPlaneOf(summary.survey));
    return opened;
  });
  const headers = bareRead(path, everyTrace(shape, 0, 1, 0, HEADER));
  row('open to first picture', opening, headers);
  const survey = await line.survey(signal);
  const familyOf = (name: string) => familyOfPlane(survey, name)?.family;
  const [inlines, crosslines] = [familyOf('inline:0'), familyOf('crossline:0')];
  if (!inlines || !crosslines) throw new Error('The cube is not known as a grid.');
  const stepped = inlines.numbers.slice(20, 40);
  const stepping = await timed(async () => {
    for (const number of stepped) await show(line, inlines.nameOf({ number, second: null }));
  });
  const inlineBytes = shape.crosslines * traceBytes;
  row(
    `an inline (${(stepped.length / stepping.seconds).toFixed(1)} a second)`,
    stepping.seconds / stepped.length,
    bareRead(
      path,
      stepped.map((_, i) => [FILE_HEADER + (20 + i) * inlineBytes, inlineBytes]),
    ) / stepped.length,
  );
  const crossline = crosslines.nameOf({ number: crosslines.numbers[33], second: null });
  row(
    'a crossline',
    (await timed(() => show(line, crossline))).seconds,
    bareRead(path, everyTrace(shape, 33, shape.crosslines, HEADER, traceBytes - HEADER)),
  );
  row(
    'a depth slice without index',
    (await timed(() => show(line, 'slice:600'))).seconds,
    bareRead(path, everyTrace(shape, 0, 1, HEADER + 1200, 4)),
  );
  console.log(`  resident set grew by ${((process.memoryUsage.rss() - before) / 1e6).toFixed(0)} MB`);
  await line.dispose();
}
