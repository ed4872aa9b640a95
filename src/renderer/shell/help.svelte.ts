/** Whether the page of keys is shown. */
class Help {
  isOpen = $state(false);

  toggle(): void {
    this.isOpen = !this.isOpen;
  }
}

export const help = new Help();
