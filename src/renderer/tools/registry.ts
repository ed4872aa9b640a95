import { brushTool } from '#renderer/tools/brushTool.svelte';
import { hyperbolaTool } from '#renderer/tools/hyperbolaTool.svelte';
import { measureTool } from '#renderer/tools/measureTool.svelte';
import type { MouseTool } from '#renderer/tools/mouseTool';
import { panTool } from '#renderer/tools/panTool';
import { pickTool } from '#renderer/tools/pickTool';
import { selectTool } from '#renderer/tools/selectTool.svelte';

/** All mouse tools in the order of their buttons; Esc returns to the first. */
export const MOUSE_TOOLS: readonly MouseTool[] = [
  panTool,
  selectTool,
  pickTool,
  brushTool,
  hyperbolaTool,
  measureTool,
];

/** The tool of a name, else the first. */
export function toolNamed(name: string): MouseTool {
  return MOUSE_TOOLS.find((tool) => tool.name === name) ?? MOUSE_TOOLS[0];
}
