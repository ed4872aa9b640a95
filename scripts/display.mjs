import { spawn } from 'node:child_process';

/**
 * Starts an X server without a screen; resolves to the environment that uses it and a function that ends it.
 */
export function startDisplay(size = '1920x1200') {
  return new Promise((resolve, reject) => {
    const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', `${size}x24`, '-nolisten', 'tcp'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    });
    server.once('error', (error) => reject(new Error(`Xvfb could not be started: ${error.message}`)));
    server.once('exit', (code) => reject(new Error(`Xvfb ended at once with code ${code}`)));
    server.stdio[3].once('data', (number) => {
      const display = `:${number.toString().trim()}`;
      resolve({ environment: { DISPLAY: display, WAYLAND_DISPLAY: '' }, stop: () => server.kill() });
    });
  });
}
