import type { Command } from 'commander';
import { addAgreement } from '#cli/commands/agreement';
import { addClassify } from '#cli/commands/classify';
import { addClusters } from '#cli/commands/clusters';
import { addDemo } from '#cli/commands/demo';
import { addEngine } from '#cli/commands/engine';
import { addExport } from '#cli/commands/export';
import { addFigure } from '#cli/commands/figure';
import { addHeaders } from '#cli/commands/headers';
import { addInfo } from '#cli/commands/info';
import { addModel } from '#cli/commands/model';
import { addPanels } from '#cli/commands/panels';
import { addPicks } from '#cli/commands/picks';
import { addPreflight } from '#cli/commands/preflight';
import { addPretrain } from '#cli/commands/pretrain';
import { addSamples } from '#cli/commands/samples';
import { addSimulate } from '#cli/commands/simulate';
import { addText } from '#cli/commands/text';
import { addTrain } from '#cli/commands/train';
import { addUnpack } from '#cli/commands/unpack';

/** All sub-commands in the order of the help; each adds itself to the program. */
export const COMMANDS: readonly ((program: Command) => void)[] = [
  addInfo,
  addText,
  addHeaders,
  addSamples,
  addFigure,
  addSimulate,
  addPicks,
  addAgreement,
  addPanels,
  addPreflight,
  addPretrain,
  addTrain,
  addModel,
  addClassify,
  addClusters,
  addExport,
  addUnpack,
  addDemo,
  addEngine,
];
