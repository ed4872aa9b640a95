#!/usr/bin/env node
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const built = new URL('../out/cli/diffrakt.js', import.meta.url);
if (existsSync(fileURLToPath(built))) {
  await import(built.href);
} else {
  process.stderr.write('diffrakt: the command line is not built yet. Run "npm run build" in its folder.\n');
  process.exitCode = 1;
}
