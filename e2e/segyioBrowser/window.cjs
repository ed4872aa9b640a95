/** A window of the real Electron with an empty, sandboxed page: a browser engine and nothing of the app. */
const { app, BrowserWindow } = require('electron');

app.whenReady().then(() => {
  const webPreferences = { sandbox: true, contextIsolation: true, nodeIntegration: false };
  new BrowserWindow({ width: 400, height: 300, webPreferences }).loadURL('about:blank');
});
app.on('window-all-closed', () => app.quit());
