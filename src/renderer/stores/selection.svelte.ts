/** What is selected or under the pointer: one object in the list, the section and the matrix. */
class Selection {
  pickIds = $state.raw<readonly string[]>([]);
  private readonly picked = $derived(new Set(this.pickIds));
  hoveredPickId = $state<string | null>(null);
  /** The two picks of the enlarged panel: [first, second]. */
  pair = $state<readonly [string, string] | null>(null);

  clear(): void {
    this.pickIds = [];
    this.hoveredPickId = null;
    this.pair = null;
  }

  /** True if a pick is selected. */
  has(pickId: string): boolean {
    return this.picked.has(pickId);
  }

  /** True if a pick is highlighted: selected, hovered, or one of the enlarged pair. */
  isHighlighted(pickId: string): boolean {
    return this.picked.has(pickId) || this.hoveredPickId === pickId || (this.pair?.includes(pickId) ?? false);
  }
}

export const selection = new Selection();
