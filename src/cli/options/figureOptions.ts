import { type Command, InvalidArgumentError, Option } from 'commander';
import { parseWhole } from '#cli/options/options';
import {
  AMPLITUDE_TABLE_NAMES,
  DRAWN_AS,
  type LineFigureLook,
  WIGGLE_FILLS,
} from '#jobs/figures/figureArguments';

/** Commander's result for the options of a figure; those not given have their defaults. */
export interface FigureArguments {
  readonly draw: LineFigureLook['drawing']['drawnAs'];
  readonly fill: LineFigureLook['drawing']['fill'];
  readonly excursion: number;
  readonly reverse?: true;
  readonly reverseColours?: true;
  readonly colours: LineFigureLook['colourTable'];
  readonly clip: number;
  readonly clipValue?: number;
  readonly agc?: number;
  readonly balance?: true;
  readonly timePower: number;
  readonly dewow?: number;
  readonly removeBackground?: true;
  readonly bandPass?: [number, number, number, number];
  readonly width: number;
  readonly height: number;
  readonly dpi: number;
}

/** A parser of numbers within bounds. */
function parseNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (text.trim() !== '' && value >= least && value <= most) return value;
    throw new InvalidArgumentError(`Give a number from ${least} to ${most}.`);
  };
}

function parseCorners(text: string): [number, number, number, number] {
  const corners = text.split(',').map(Number);
  const [a, b, c, d] = corners;
  if (corners.length === 4 && a >= 0 && a <= b && b <= c && c <= d) return [a, b, c, d];
  throw new InvalidArgumentError('Give four ascending frequencies: 5,10,60,80.');
}

/** Adds the options by which a section is drawn. */
export function addFigureOptions(command: Command): Command {
  const options = [
    new Option('--draw <how>', 'variable density, wiggles, or wiggles over density')
      .choices(DRAWN_AS)
      .default('density'),
    new Option('--fill <side>', 'side of wiggles that is filled').choices(WIGGLE_FILLS).default('positive'),
    new Option('--excursion <traces>', 'swing of a wiggle at the clip')
      .argParser(parseNumber(0.1, 4))
      .default(1),
    new Option('--reverse', 'reverse the polarity'),
    new Option('--colours <table>', 'colour table').choices(AMPLITUDE_TABLE_NAMES).default('grey'),
    new Option('--reverse-colours', 'take the colours in reverse order'),
    new Option('--clip <percentile>', 'percentile at which the colours end')
      .argParser(parseNumber(50, 100))
      .default(98),
    new Option('--clip-value <amplitude>', 'amplitude at which the colours end').argParser(
      parseNumber(1e-30, 1e30),
    ),
    new Option('--agc <ms>', 'automatic gain control with a window of this length').argParser(
      parseNumber(1, 1e6),
    ),
    new Option('--balance', 'divide each trace by its RMS').conflicts('agc'),
    new Option('--time-power <n>', 'gain t to the power n').argParser(parseNumber(0, 4)).default(0),
    new Option('--band-pass <corners>', 'zero-phase band-pass by four corners in Hz: 5,10,60,80').argParser(
      parseCorners,
    ),
    new Option('--dewow <ns>', 'subtract the running mean over this length (radar)').argParser(
      parseNumber(1e-3, 1e6),
    ),
    new Option('--remove-background', 'subtract the mean of all traces (radar)'),
    new Option('--width <cm>', 'width of the page').argParser(parseNumber(10, 500)).default(18),
    new Option('--height <cm>', 'height of the page').argParser(parseNumber(8, 500)).default(12.5),
    new Option('--dpi <dots>', 'resolution of pictures').argParser(parseWhole(50, 1200)).default(220),
  ];
  for (const option of options) command.addOption(option.helpGroup('How the section is drawn:'));
  return command;
}

/** How a figure is drawn, by the options of a command line. */
export function lookOf(given: FigureArguments): LineFigureLook {
  return {
    drawing: {
      ...{ drawnAs: given.draw, fill: given.fill, excursion: given.excursion },
      polarity: given.reverse ? -1 : 1,
      isTableReversed: given.reverseColours ?? false,
    },
    process: {
      ...{ bandPassHz: given.bandPass ?? null, timePower: given.timePower, agcWindowMs: given.agc ?? 500 },
      ...{ dewowMs: given.dewow ?? null, removesBackground: given.removeBackground ?? false },
      balance: given.agc !== undefined ? 'agc' : given.balance ? 'trace' : 'section',
    },
    colourTable: given.colours,
    clip: given.clipValue ?? { percentile: given.clip },
    sizeCm: { width: given.width, height: given.height },
    dotsPerInch: given.dpi,
  };
}
