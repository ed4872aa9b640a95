/**
 * The data process: opens lines (untrusted files are parsed here, inside WebAssembly memory), answers the
 * window's worker over the data port, and draws figures. It may be killed at any time and comes back.
 */

import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { readGrid } from '#jobs/classify/gridFile';
import { readTruth } from '#jobs/demo/demoLine';
import { readRunHistory } from '#jobs/eventLog/runHistory';
import { exportComparedFigure } from '#jobs/figures/comparedFigure';
import { exportFigure } from '#jobs/figures/exportFigure';
import { haveSameContent, signatureOf } from '#jobs/line/sameContent';
import { mapOfLine, placesOnMap } from '#jobs/map/lineMap';
import { overviewOfLine } from '#jobs/map/lineOverview';
import { linePlanes } from '#jobs/map/linePlanes';
import { previewReadings } from '#jobs/opening/previewReadings';
import { unpackPackage } from '#jobs/package/unpackPackage';
import { writePackage } from '#jobs/package/writePackage';
import { placeOnPlanes } from '#jobs/picks/pickedPlanes';
import { pickFormatOf, readClassedPicksFile, writePicks } from '#jobs/picks/picksFile';
import { picksOfPointFile } from '#jobs/points/pointAnswers';
import { placePointFile, previewPoints } from '#jobs/points/pointFile';
import { writePointPicks } from '#jobs/points/pointPicksFile';
import { readNetReading } from '#jobs/pretrain/netFacts';
import { readTrainingReport } from '#jobs/train/trainingReport';
import { collectGarbage } from '#main/process/collectGarbage';
import { serveDataPort } from '#main/process/dataPortServer';
import type { DataRequests } from '#main/process/dataRequests';
import { readCompared, readOverlaySource } from '#main/process/figures/overlaySources';
import { headerHandlers } from '#main/process/headers/headerHandlers';
import { LineHolder } from '#main/process/openLine';
import { serveParent } from '#main/process/parentPort';
import type { ProcessHandlers } from '#main/process/serveRequests';
import { endOfPickedTraces } from '#seismic/labels/pickedPart';
import { picksFromTruth } from '#seismic/labels/picksFromTruth';
import { hasOwnClasses } from '#seismic/picks/pickClasses';
import { picksByTrace, windowsOnPlane } from '#seismic/picks/surveyPick';
import { pointFileOfEnding } from '#seismic/points/writePoints';
import { scaleNamed, withTraceNumber } from '#seismic/survey/traceScale';
import { metresAlong } from '#seismic/survey/traceSpacing';
import { RUN_FILES } from '#system/fileNames';
import { programVersion } from '#system/programVersion';
import { writeWholeFile } from '#system/wholeFile';

const lines = new LineHolder();

const handlers: ProcessHandlers<DataRequests> = {
  open: ({ path, opening }, context) => lines.open({ linePath: path, opening }, context),
  complete: (_, context) => lines.require().complete(context),
  indexSlices: ({ folder }, context) => lines.require().indexSlices(folder, context),
  signature: ({ path }) => signatureOf(path),
  previewReadings,
  ...headerHandlers(() => lines.require()),
  close: async () => {
    await lines.close();
    return null;
  },
  haveSameContent: ({ firstPath, secondPath }) => haveSameContent(firstPath, secondPath),
  overlay: (order, { signal }) => lines.require().readOverlay(order, signal),
  map: ({ basis }, { signal }) => mapOfLine(lines.require().reader, basis, signal),
  lineOverview: overviewOfLine,
  linePlanes,
  mapPlaces: (order, { signal }) => placesOnMap(lines.require().reader, order, signal),
  readPicks: async ({ path }, context) => {
    const read = await readClassedPicksFile(path);
    await placeOnPlanes(lines.require().reader, { picks: read.picks, picksPath: path }, context);
    return read;
  },
  previewPoints: ({ path }, { signal }) => previewPoints(path, lines.require().reader, signal),
  pointPicks: (order, { signal }) =>
    picksOfPointFile(order, lines.require().reader, () => randomUUID(), signal),
  placePoints: async (order, { signal }) =>
    (await placePointFile(order, lines.require().reader, signal)).placed,
  writePicks: async ({ path, format, classes, picks }, { signal }) => {
    const pointFormat = pointFileOfEnding(`.${format}`);
    if (pointFormat) {
      await writePointPicks({ path, format: pointFormat, picks, classes }, lines.require().reader, signal);
      return null;
    }
    const own = hasOwnClasses({ classes }) ? { classes } : {};
    await writePicks(path, picks, { ...own, format: pickFormatOf(`.${format}`) });
    return null;
  },
  writePackage: async (order, context) => {
    await writePackage(order, context);
    return null;
  },
  unpackPackage,
  writeFile: async ({ path, content }) => {
    await writeWholeFile(path, content);
    return null;
  },
  picksFromTruth: async ({ folder, perClass, seed }) => {
    const { axes } = lines.require().reader;
    const order = { perClass, endTrace: endOfPickedTraces(axes.traceCount), seed };
    return picksByTrace(picksFromTruth(await readTruth(folder), axes, order));
  },
  nets: ({ folders }) => Promise.all(folders.map(readNetReading)),
  figure: async ({ path, figure, plane: name, over, compared: sources, ...order }, context) => {
    const line = lines.require();
    const { format, overlay: _overlay, compared, traceScale, givenSpacingM, geometry, ...view } = figure;
    const plane = await line.reader.sectionPlane(name, context.signal);
    const section = await line.readSection(name);
    const scale = scaleNamed(withTraceNumber(plane.scales), traceScale);
    const { fileName, survey } = line.summary;
    const metres = metresAlong(survey, plane, givenSpacingM);
    const drawn = {
      ...{ outputPath: path, format, view, section, scale, ground: metres && { metres, geometry } },
      ...{ picks: windowsOnPlane(order.picks, plane), classes: order.classes },
      title: plane.kind === 'line' ? fileName : `${fileName} · ${plane.name}`,
      provenance: `Diffrakt ${programVersion()}`,
    };
    const results = compared && (await readCompared(compared, sources));
    if (results) await exportComparedFigure({ ...drawn, ...results }, context);
    else await exportFigure({ ...drawn, ...(await readOverlaySource(over)) }, context);
    // Next turn, when the buffers of this one are out of use.
    setImmediate(collectGarbage);
    return null;
  },
  probabilities: async ({ runFolder, shown }, { signal }) => {
    const stored = await readGrid(runFolder);
    if (!stored) return null;
    const shares = shown === null ? null : await lines.require().sharesOf(stored.grid, shown, signal);
    return { ...stored, shares };
  },
  byLine: async ({ runFolder }) => (await readTrainingReport(join(runFolder, RUN_FILES.model)))?.byLine ?? [],
  history: ({ eventFolder }) => readRunHistory(eventFolder),
};

serveParent(handlers, (port) =>
  serveDataPort(
    {
      onMessage: (listener) => void port.on('message', ({ data }) => listener(data)),
      onClose: (listener) => void port.on('close', listener),
      postMessage: (reply) => port.postMessage(reply),
      start: () => port.start(),
    },
    lines,
  ),
);
