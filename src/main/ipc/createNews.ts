import type { WebContents } from 'electron';
import type { SendNews } from '#main/base/sendNews';

/** Events go to the open window; without one they are dropped. */
export function createNews(contents: () => WebContents | null): SendNews {
  return (name, news) => {
    const target = contents();
    if (target && !target.isDestroyed()) target.send(`news:${name}`, news);
  };
}
