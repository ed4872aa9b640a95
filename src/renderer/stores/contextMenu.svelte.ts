/** One line of a context menu. */
export interface ContextItem {
  readonly title: string;
  readonly key?: string;
  run(): void;
}

/** The context menu of the window: at most one is open. */
class ContextMenu {
  items = $state.raw<readonly ContextItem[]>([]);
  at = $state.raw({ x: 0, y: 0 });

  get isOpen(): boolean {
    return this.items.length > 0;
  }

  /** @param at place in the window, in pixels */
  open(at: { readonly x: number; readonly y: number }, items: readonly ContextItem[]): void {
    this.at = at;
    this.items = items;
  }

  close(): void {
    this.items = [];
  }
}

export const contextMenu = new ContextMenu();
