import { PaintOrders } from '#renderer/layers/paintOrders';
import type { FromPaintWorker, ToPaintWorker } from '#renderer/layers/paintProtocol';

/** The thread that paints the section where there is no WebGL, so that the page's own stays free for input. */
const orders = new PaintOrders();
const canvas = new OffscreenCanvas(1, 1);
const context = canvas.getContext('2d');

self.addEventListener('message', (event: MessageEvent<ToPaintWorker>) => {
  const pixels = orders.handle(event.data);
  if (!pixels || event.data.kind !== 'paint') return;
  const { width, height } = event.data.order.frame.size;
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  context?.putImageData(new ImageData(pixels, width, height), 0, 0);
  const answer: FromPaintWorker = { bitmap: canvas.transferToImageBitmap() };
  self.postMessage(answer, { transfer: [answer.bitmap] });
});
