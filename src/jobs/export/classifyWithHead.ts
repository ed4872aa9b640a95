import { chooseEngine } from '#engine/choose/chooseEngine';
import type { EngineName } from '#engine/names/engineNames';
import { describeEngine } from '#engine/names/engineWords';
import type { ComputeContext } from '#engine/start/computeContext';
import { denseNetOf } from '#jobs/classify/denseAnswers';
import { DenseLine } from '#jobs/classify/denseLine';
import { HeadLine } from '#jobs/classify/headLine';
import { type LearnedClass, labelledPicks, learnedClasses } from '#jobs/classify/learnedClasses';
import type { ClassesReport } from '#jobs/export/classesReport';
import { fileWordsOf } from '#jobs/export/classNames';
import { describeLine } from '#jobs/export/reportLine';
import { ResultFolder } from '#jobs/export/resultFolder';
import { SectionWriter } from '#jobs/export/sectionWriter';
import { noteLines } from '#jobs/export/textNote';
import { withLine } from '#jobs/line/readLine';
import { picksMadeOn } from '#jobs/picks/picksMadeOn';
import { placePicks } from '#jobs/picks/placePicks';
import { readNet } from '#jobs/pretrain/shippedModel';
import type { RunNews } from '#learning/news/runNews';
import { expandClasses, likeliestIndices } from '#seismic/labels/probabilityGrid';
import { type ClassedPicks, classCodes } from '#seismic/picks/pickClasses';
import type { FileKind, LineFile } from '#seismic/survey/openingOptions';
import { throwIfCancelled } from '#system/failure';
import { classFile, probabilityFile, RESULT_FILES } from '#system/fileNames';
import { programVersion } from '#system/programVersion';
import { writeWholeFile } from '#system/wholeFile';

export interface ClassifyWithHead extends LineFile {
  readonly outputFolder: string;
  readonly picks: ClassedPicks;
  /** The file that the picks come from, for messages. */
  readonly picksPath?: string;
  /** The pre-trained net of the features; the one that comes with the program where left out. */
  readonly modelFolder?: string;
  readonly engine?: EngineName | 'auto';
  /** Kind of the sections' files; that of the line where it is left out. */
  readonly kind?: FileKind;
}

/** A class that is learned: what is known of it, and the name of its section. */
interface WrittenClass extends LearnedClass {
  readonly code: number;
  readonly word: string;
}

function writtenClasses(learned: readonly LearnedClass[]): WrittenClass[] {
  const names = learned.map(({ name }) => name);
  const [codes, words] = [classCodes(names), fileWordsOf(names)];
  return learned.map((one, i) => ({ ...one, code: codes[i], word: words[i] }));
}

/** Writes the section of classes and those of their probabilities, all or none; gives the likeliest indices. */
async function leaveSections(
  found: { readonly writer: SectionWriter; readonly classes: readonly WrittenClass[] },
  planes: readonly Float32Array[],
  provenance: string,
  folder: ResultFolder,
  context: ComputeContext<RunNews>,
): Promise<Uint8Array> {
  const { writer, classes } = found;
  const likeliest = likeliestIndices(planes);
  const list = classes.map(({ name, code }) => `${code} ${name}`).join(', ');
  const section = (name: string, amplitudes: Float32Array, what: string) => ({
    outputPath: folder.pathOf(name),
    amplitudes,
    note: noteLines(`${what} By Diffrakt. ${provenance}`),
  });
  await writer.write(
    [
      section(
        classFile(writer.kind),
        Float32Array.from(likeliest, (index) => classes[index].code),
        `Class of each sample: ${list}.`,
      ),
      ...classes.map(({ name, word }, i) =>
        section(probabilityFile(word, writer.kind), planes[i], `Probability of ${name}, 0 to 1.`),
      ),
    ],
    context,
  );
  return likeliest;
}

/**
 * Learns the classes of the picks on the features of the pre-trained net, classifies the whole line, and writes
 * class.sgy, one probability section a class, and report.json to a folder.
 * @throws JobError 'picks.tooFew', 'picks.outside', 'model.invalid', 'engine.missing', 'cancelled',
 *   'argument.invalid' where a result would replace the line, 'disk.full', 'file.write', and those of reading a line
 */
export async function classifyWithHead(
  request: ClassifyWithHead,
  context: ComputeContext<RunNews>,
): Promise<ClassesReport> {
  const startedMs = performance.now();
  const { linePath, outputFolder, picksPath } = request;
  const { model, folder: modelFolder } = await readNet(request.modelFolder);
  context.emit({ kind: 'stage', stage: 'preparing' });
  return withLine(
    request,
    async (line) => {
      const plane = await line.sectionPlane(request.plane ?? 'line', context.signal);
      const picks = picksMadeOn(request.picks.picks, plane.name, context.warn);
      const classes = writtenClasses(learnedClasses(request.picks.classes, picks, context.warn));
      const writer = SectionWriter.for(line, request.kind, plane);
      const probabilityFiles = classes.map(({ word }) => probabilityFile(word, writer.kind));
      const files = [classFile(writer.kind), ...probabilityFiles];
      const folder = await ResultFolder.prepare(linePath, outputFolder, files);
      const windows = placePicks(picks, plane, picksPath);
      const engine = await chooseEngine(request.engine ?? 'auto', context.engines);
      const dense = await DenseLine.prepare(await line.readSection(context, plane.name), context.signal, {
        isForHead: true,
      });
      context.emit({ kind: 'stage', stage: 'classifying' });
      const head = await HeadLine.prepare(dense, denseNetOf({ model, engine }), context.signal);
      const labelled = labelledPicks(windows, classes);
      const names = classes.map(({ name }) => name);
      const { grid, shares, judgement } = head.classify(labelled, names);
      throwIfCancelled(context.signal);
      const classifiedMs = performance.now();
      const provenance = `Net ${model.sha256.slice(0, 16)}, Diffrakt ${programVersion()}`;
      const planes = expandClasses(grid, plane.axes);
      const likeliest = await leaveSections({ writer, classes }, planes, provenance, folder, context);
      const counts = classes.map(() => 0);
      for (const index of likeliest) counts[index]++;
      const report: ClassesReport = {
        version: 1,
        program: { name: 'diffrakt', version: programVersion() },
        line: await describeLine(line, plane),
        model: { folder: modelFolder, sha256: model.sha256 },
        learner: { name: 'head', shares, ...judgement },
        classes: classes.map(({ name, colour, code, pickCount }, i) => ({
          ...{ name, colour, code, pickCount, sampleCount: counts[i], share: counts[i] / likeliest.length },
          file: probabilityFiles[i],
        })),
        engine: { name: engine.name, description: describeEngine(engine.description) },
        timings: {
          classifySeconds: (classifiedMs - startedMs) / 1000,
          writeSeconds: (performance.now() - classifiedMs) / 1000,
        },
        files,
      };
      await writeWholeFile(folder.pathOf(RESULT_FILES.report), `${JSON.stringify(report, null, 2)}\n`);
      return report;
    },
    context,
  );
}
