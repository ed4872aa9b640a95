/** What is selected or under the pointer: one object in the list, the section and the matrix. */
class Selection {
  pickIds = $state<string[]>([]);
  hoveredPickId = $state<string | null>(null);
  /** The two picks whose panel is shown large: [first, second]. */
  pair = $state<readonly [string, string] | null>(null);

  clear(): void {
    this.pickIds = [];
    this.hoveredPickId = null;
    this.pair = null;
  }

  /** True where a pick should be lit: selected, hovered, or one of the shown pair. */
  isLit(pickId: string): boolean {
    return (
      this.pickIds.includes(pickId) || this.hoveredPickId === pickId || (this.pair?.includes(pickId) ?? false)
    );
  }
}

export const selection = new Selection();
