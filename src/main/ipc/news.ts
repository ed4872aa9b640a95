import type { WebContents } from 'electron';
import type { EventName, Events } from '#contract/contract';

/** Sends an event of the contract to the window. */
export type SendNews = <Name extends EventName>(name: Name, news: Events[Name]) => void;

/** Events go to the window that is there; with none, nobody needs them. */
export function createNews(contents: () => WebContents | null): SendNews {
  return (name, news) => {
    const target = contents();
    if (target && !target.isDestroyed()) target.send(`news:${name}`, news);
  };
}
