/** Hands the port that main sends to the page that computes on a graphics card; it gets nothing else. */
import { ipcRenderer } from 'electron';

ipcRenderer.on('gpu-port', (event) => {
  window.postMessage({ kind: 'gpu-port' }, window.location.origin, [...event.ports]);
});
