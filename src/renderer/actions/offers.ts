import { COMMAND_FACTS, COMMANDS, type Command } from '#contract/commands';
import { perform } from '#renderer/actions/commands';
import { goToPick } from '#renderer/actions/goToPick';
import { app } from '#renderer/stores/app.svelte';
import { layout, RIGHT_TABS, TAB_KEYS } from '#renderer/stores/layout.svelte';
import { picks } from '#renderer/stores/picks.svelte';
import { selection } from '#renderer/stores/selection.svelte';
import { tool } from '#renderer/stores/tool.svelte';
import { chooseClass } from '#renderer/tools/pickEdits';
import { MOUSE_TOOLS } from '#renderer/tools/registry';
import { relabelSelected } from '#renderer/tools/selectedPicks';
import { say, sayName } from '#renderer/words/say.svelte';
import { STANDARD_CLASSES } from '#seismic/picks/pickClasses';

/** Something that the palette or a context menu offers. */
export interface Offer {
  readonly title: string;
  /** What the settings know its key by; none where it cannot have another key. */
  readonly name?: string;
  /** As it is shown; none where no key does it. */
  readonly key?: string;
  run(): void;
}

/** The key of an action: the user's own, else the usual one. */
function keyed(name: string, usual?: string): Pick<Offer, 'name' | 'key'> {
  const key = app.state?.settings.shortcuts[name] ?? usual;
  return key ? { name, key } : { name };
}

function offerOf(command: Command): Offer {
  const { title, key } = COMMAND_FACTS[command];
  return { title: say(title), ...keyed(command, key), run: () => perform(command) };
}

/** The usual keys of all actions that have one, by their names. */
export function usualKeys(): ReadonlyMap<string, string> {
  return new Map([
    ...COMMANDS.flatMap((name) => {
      const { key } = COMMAND_FACTS[name];
      return key ? [[name, key] as const] : [];
    }),
    ...MOUSE_TOOLS.map(({ name, key }) => [`tool.${name}`, key.toUpperCase()] as const),
    ...RIGHT_TABS.map((tab) => [`tab.${tab}`, TAB_KEYS[tab]] as const),
  ]);
}

/** All that the palette offers: commands, the user's own classes, mouse tools and the tabs on the right. */
export function allOffers(): Offer[] {
  const commands = COMMANDS.filter((name) => name !== 'palette').map(offerOf);
  const tools = MOUSE_TOOLS.map(({ name, title, key }) => ({
    title: say('{tool} tool', { tool: sayName(title) }),
    ...keyed(`tool.${name}`, key.toUpperCase()),
    run: () => {
      tool.mode = name;
    },
  }));
  const tabs = RIGHT_TABS.map((tab) => ({
    title: say('Show {name}', { name: say(tab) }),
    ...keyed(`tab.${tab}`, TAB_KEYS[tab]),
    run: () => layout.show(tab),
  }));
  const classes = picks.classes.slice(STANDARD_CLASSES.length).map(({ name }) => ({
    title: say('Pick {name}', { name }),
    key: picks.styleOf(name).key,
    run: () => chooseClass(name),
  }));
  return [...commands, ...classes, ...tools, ...tabs];
}

/** What may be done with the selected picks. */
export function pickOffers(): Offer[] {
  const [first] = picks.told.picks.filter(({ id }) => selection.has(id));
  const classes = picks.classes.map(({ name }) => ({
    title: say('Change to {name}', { name: sayName(picks.styleOf(name).name) }),
    run: () => void relabelSelected(name),
  }));
  return [
    ...(first ? [{ title: say('Bring into view'), run: () => goToPick(first) }] : []),
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
    'results.compare',
    'pick.selectAll',
    'exportPng',
    'palette',
  ] as const;
  return names.map(offerOf);
}
