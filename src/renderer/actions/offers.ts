import { COMMAND_FACTS, COMMANDS, type Command } from '#contract/commands';
import { perform } from '#renderer/actions/commands';
import { goToPick } from '#renderer/actions/goToPick';
import { layout, RIGHT_TABS, TAB_KEYS } from '#renderer/stores/layout.svelte';
import { picks } from '#renderer/stores/picks.svelte';
import { selection } from '#renderer/stores/selection.svelte';
import { tool } from '#renderer/stores/tool.svelte';
import { MOUSE_TOOLS } from '#renderer/tools/registry';
import { relabelSelected } from '#renderer/tools/selectedPicks';
import { CLASS_STYLES } from '#seismic/display/classStyle';
import { EVENT_CLASSES } from '#seismic/picks/pick';

/** Something that the palette or a context menu offers. */
export interface Offer {
  readonly title: string;
  /** As it is shown; none where no key does it. */
  readonly key?: string;
  run(): void;
}

function offerOf(command: Command): Offer {
  return { ...COMMAND_FACTS[command], run: () => perform(command) };
}

/** All that the palette offers: commands, mouse tools and the tabs on the right. */
export function allOffers(): Offer[] {
  const commands = COMMANDS.filter((name) => name !== 'palette').map(offerOf);
  const tools = MOUSE_TOOLS.map(({ name, title, key }) => ({
    title: `${title} tool`,
    key: key.toUpperCase(),
    run: () => {
      tool.mode = name;
    },
  }));
  const tabs = RIGHT_TABS.map((tab) => ({
    title: `Show ${tab}`,
    key: TAB_KEYS[tab],
    run: () => layout.show(tab),
  }));
  return [...commands, ...tools, ...tabs];
}

/** What may be done with the selected picks. */
export function pickOffers(): Offer[] {
  const [first] = picks.told.picks.filter(({ id }) => selection.pickIds.includes(id));
  const classes = EVENT_CLASSES.map((name) => ({
    title: `Change to ${CLASS_STYLES[name].name.toLowerCase()}`,
    run: () => void relabelSelected(name),
  }));
  return [
    ...(first ? [{ title: 'Bring into view', run: () => goToPick(first) }] : []),
    ...classes,
    offerOf('pick.duplicate'),
    offerOf('pick.delete'),
  ];
}

/** What may be done with the section. */
export function sectionOffers(): Offer[] {
  const names = [
    'fit',
    'zoomIn',
    'zoomOut',
    'nextDrawing',
    'gridLines',
    'overlay.open',
    'pick.selectAll',
    'exportPng',
    'palette',
  ] as const;
  return names.map(offerOf);
}
