/** Picture of a classified line: section, true classes, likeliest classes and P(D), from left to right. */
import { writeFile } from 'node:fs/promises';
import { encode } from 'fast-png';
import { CLASS_STYLES } from '#seismic/display/classStyle';
import { colourIndex, colourTable } from '#seismic/display/colourTables';
import { likeliestClass, type SectionProbabilities } from '#seismic/labels/probabilityGrid';
import { TRUTH } from '#seismic/labels/sectionTruth';
import { EVENT_CLASSES } from '#seismic/picks/pick';
import type { KnownFolder } from '../knownLineFolder';

type Colour = readonly [number, number, number];
type ColourAt = (index: number) => Colour;

/** Every second trace and sample is drawn. */
const STEP = 2;
const GAP = 6;
const CLIP_SHARE = 0.98;
const MIXED: Colour = [255, 255, 255];

function entry(table: Uint8Array, index: number): Colour {
  return [table[3 * index], table[3 * index + 1], table[3 * index + 2]];
}

function colourOfClass(index: number): Colour {
  return CLASS_STYLES[EVENT_CLASSES[index]].rgb;
}

function colourOfTruth(code: number): Colour {
  if (code === TRUTH.diffraction) return colourOfClass(0);
  if (code === TRUTH.reflection) return colourOfClass(1);
  return code === TRUTH.mixed ? MIXED : colourOfClass(2);
}

function panelsOf({ section, truthClass }: KnownFolder, found: SectionProbabilities): ColourAt[] {
  const sizes = section.amplitudes.map(Math.abs).sort();
  const clip = sizes[Math.floor(CLIP_SHARE * sizes.length)] || 1;
  const [grey, probability] = [colourTable('grey'), colourTable('probability')];
  return [
    (i) => entry(grey, colourIndex(section.amplitudes[i], clip)),
    (i) => colourOfTruth(truthClass[i]),
    (i) => colourOfClass(likeliestClass(found, i)),
    (i) => entry(probability, Math.round(255 * found.diffraction[i])),
  ];
}

/** Writes the picture as a PNG file. */
export async function drawLine(path: string, known: KnownFolder, found: SectionProbabilities): Promise<void> {
  const { traceCount, sampleCount } = known.section;
  const panels = panelsOf(known, found);
  const [panelWidth, height] = [Math.ceil(traceCount / STEP), Math.ceil(sampleCount / STEP)];
  const width = panels.length * panelWidth + (panels.length - 1) * GAP;
  const data = new Uint8Array(3 * width * height).fill(255);
  for (const [p, colourAt] of panels.entries())
    for (let x = 0; x < panelWidth; x++)
      for (let y = 0; y < height; y++) {
        const to = y * width + p * (panelWidth + GAP) + x;
        data.set(colourAt(x * STEP * sampleCount + y * STEP), 3 * to);
      }
  await writeFile(path, encode({ width, height, data, channels: 3, depth: 8 }));
}
