/** Passes the port of main to the page that computes on a graphics card, and nothing else. */
import { ipcRenderer } from 'electron';

ipcRenderer.on('gpu-port', (event) => {
  window.postMessage({ kind: 'gpu-port' }, window.location.origin, [...event.ports]);
});
