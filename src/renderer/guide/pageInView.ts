import type { GuidePageName } from '#renderer/guide/guidePages';
import { app } from '#renderer/stores/app.svelte';
import { layout, type RightTab } from '#renderer/stores/layout.svelte';
import { type PageName, pages } from '#renderer/stores/pages.svelte';
import { tool } from '#renderer/stores/tool.svelte';

/** The page of each tab at the right. */
export const PAGE_OF_TAB: Readonly<Record<RightTab, GuidePageName>> = {
  Panels: 'panels',
  Training: 'train',
  Network: 'network',
  Clusters: 'next-to-pick',
  Result: 'classify-and-export',
  Judge: 'judge',
  Map: 'map-and-volumes',
};

/** The page of each dialog over the window; null where the page of what lies below is meant. */
export const PAGE_OF_DIALOG: Readonly<Record<PageName, GuidePageName | null>> = {
  guide: null,
  help: null,
  about: null,
  palette: null,
  preferences: null,
  engine: 'engine',
  address: 'open-a-line',
  headers: 'headers',
  opening: 'odd-files',
  points: 'picking',
  runs: 'train',
  pretrain: 'pretrain',
};

/** The page of each mouse tool. */
export const PAGE_OF_TOOL: Readonly<Record<string, GuidePageName>> = {
  pan: 'display',
  select: 'picking',
  window: 'picking',
  brush: 'picking',
  hyperbola: 'hyperbola',
  measure: 'display',
};

/** The page of each popover of the toolbar and of the left panel. */
export const PAGE_OF_POPOVER: Readonly<Record<string, GuidePageName>> = {
  'learner-controls': 'judge',
  'overlay-controls': 'classify-and-export',
  'display-controls': 'display',
  'class-editor': 'own-classes',
};

function popoverPage(focused: Element | null): GuidePageName | null {
  const open = [...document.querySelectorAll(':popover-open')].find(({ id }) => id in PAGE_OF_POPOVER);
  const id = open?.id ?? focused?.closest('[popover]')?.id;
  return (id !== undefined && PAGE_OF_POPOVER[id]) || null;
}

function partPage(focused: Element | null): GuidePageName {
  if (focused?.closest('[data-proposals]')) return 'next-to-pick';
  if (focused?.closest('#page, [role="tablist"]')) return PAGE_OF_TAB[layout.tab];
  if (tool.mode !== 'pan') return PAGE_OF_TOOL[tool.mode] ?? 'picking';
  if (focused?.closest('.toolbar, [role="application"]')) return 'display';
  return layout.rightOpen ? PAGE_OF_TAB[layout.tab] : 'display';
}

/**
 * The page of the guide about what is in view: a dialog, else a popover, else the part with the focus, else the tool,
 * else the tab at the right.
 */
export function pageInView(): GuidePageName {
  if (!app.state?.dataset) return 'open-a-line';
  const ofDialog = pages.open && PAGE_OF_DIALOG[pages.open];
  if (ofDialog) return ofDialog;
  const focused = document.activeElement;
  return popoverPage(focused) ?? partPage(focused);
}
