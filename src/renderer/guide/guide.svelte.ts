import type { GuidePageName } from '#renderer/guide/guidePages';

/** The page of the guide that is read, and the search in its list of pages. */
class Guide {
  page = $state<GuidePageName>('open-a-line');
  query = $state('');

  show(page: GuidePageName): void {
    this.page = page;
    this.query = '';
  }
}

export const guide = new Guide();
