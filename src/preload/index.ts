/**
 * The bridge between the sandboxed page and main, built from the contract's name tables: a name that is
 * not listed there is rejected, and the page has no access to Electron's objects.
 */
import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { Bridge } from '#contract/contract';
import { EVENTS, REQUESTS } from '#contract/names';

const bridge: Bridge = {
  async ask(name, ask) {
    if (!Object.hasOwn(REQUESTS, name)) throw new TypeError(`There is no request named "${String(name)}".`);
    return ipcRenderer.invoke(`ask:${name}`, ask);
  },

  on(name, listener) {
    if (!Object.hasOwn(EVENTS, name)) throw new TypeError(`There is no event named "${String(name)}".`);
    const channel = `news:${name}`;
    const receive = (_event: unknown, news: Parameters<typeof listener>[0]) => listener(news);
    ipcRenderer.on(channel, receive);
    return () => {
      ipcRenderer.removeListener(channel, receive);
    };
  },

  requestDataPort() {
    ipcRenderer.send('data-port.request');
  },

  pathOfFile(file) {
    const path = file instanceof File ? webUtils.getPathForFile(file) : '';
    // Main opens only files that the user chose; a file dropped on the window is one of them.
    if (path !== '') ipcRenderer.send('path.chosen', path);
    return path;
  },
};

// A port cannot be sent over the bridge, but by a message event of the window.
ipcRenderer.on('data-port', (event) => {
  window.postMessage({ kind: 'data-port' }, window.location.origin, [...event.ports]);
});

contextBridge.exposeInMainWorld('diffrakt', bridge);
