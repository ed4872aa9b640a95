import { createInterface } from 'node:readline';
import { freeChannels } from '#seismic/channels/freeChannels';
import { type ChannelPick, PickChannels } from '#seismic/channels/pickChannels';
import { CorrelatedSection, cutTemplate, TemplateCorrelator } from '#seismic/channels/templateMaps';
import { workingSection } from '#seismic/channels/workingSection';
import { EVENT_CLASSES } from '#seismic/picks/pick';
import { benchPlaces, benchSection } from './line';
import type { ChannelTimes } from './times';

const LARGE = { traces: 32, samples: 16 };

function now(): number {
  return performance.now() / 1000;
}

/** Times everything once, on one thread. */
function measure(): ChannelTimes {
  const section = benchSection();
  const places = benchPlaces();
  const picks: ChannelPick[] = EVENT_CLASSES.flatMap((name) =>
    places[name].map(([trace, sample], i) => ({ id: `${name} ${i}`, class: name, trace, sample })),
  );
  const started = now();
  const free = freeChannels(workingSection(section, { sampleStep: 2 }));
  const middle = now();
  const channels = new PickChannels(free);
  channels.maps(picks);
  const ended = now();
  channels.maps([...picks, { id: 'one more', class: 'diffraction', trace: 100, sample: 100 }]);
  const begun = now();
  const templates = places.diffraction.map(([trace, sample], i) => ({
    key: `${i}`,
    window: cutTemplate(free.amplitudes, free, LARGE, { trace, sample }),
  }));
  new TemplateCorrelator(new CorrelatedSection(free.amplitudes, free, LARGE), 0).maps(templates);
  return {
    free: middle - started,
    picks: ended - middle,
    onePick: begun - ended,
    correlation: now() - begun,
    memoryMegabytes: process.resourceUsage().maxRSS / 1000,
  };
}

/** Answers each line of input with one line of times. */
export async function answerTimes(): Promise<void> {
  measure();
  process.stdout.write('ready\n');
  for await (const _ of createInterface({ input: process.stdin }))
    process.stdout.write(`${JSON.stringify(measure())}\n`);
}
