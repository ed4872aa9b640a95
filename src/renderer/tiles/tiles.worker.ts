import type { ToTileWorker } from '#renderer/tiles/tileProtocol';
import { TileService } from '#renderer/tiles/tileService';

/** The thread between the data process and the page, so that large messages do not delay frames. */
const service = new TileService((message, transfer) => self.postMessage(message, { transfer }));

self.addEventListener('message', (event: MessageEvent<ToTileWorker>) => service.handle(event.data));
