import type { WebContents } from 'electron';
import type { SendNews } from '#main/base/sendNews';

/** Events go to the window that is there; with none, nobody needs them. */
export function createNews(contents: () => WebContents | null): SendNews {
  return (name, news) => {
    const target = contents();
    if (target && !target.isDestroyed()) target.send(`news:${name}`, news);
  };
}
