/**
 * The project process: reads project files before main opens them. SQLite may take for ever with a damaged file, or
 * one made to harm; this process is then ended, and main goes on.
 */

import { serveParent } from '#main/process/parentPort';
import { PROJECT_HANDLERS } from '#main/process/project/projectHandlers';

serveParent(PROJECT_HANDLERS);
