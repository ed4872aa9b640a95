/** Dialogs over the window, one at a time. */
export type PageName =
  | 'help'
  | 'about'
  | 'address'
  | 'guide'
  | 'headers'
  | 'engine'
  | 'opening'
  | 'palette'
  | 'preferences'
  | 'points'
  | 'runs'
  | 'pretrain';

class Pages {
  open = $state<PageName | null>(null);

  toggle(name: PageName): void {
    this.open = this.open === name ? null : name;
  }

  close(): void {
    this.open = null;
  }
}

export const pages = new Pages();
