/** The project process as a child of plain Node, for tests and `npm run fuzz -- projects`. */
import { PROJECT_HANDLERS } from '#main/process/project/projectHandlers';
import type { ProjectRequests } from '#main/process/project/projectRequests';
import { RequestServer } from '#main/process/serveRequests';

const server = new RequestServer<ProjectRequests>(PROJECT_HANDLERS, (message) => process.send?.(message));
process.on('message', (message: Parameters<typeof server.receive>[0]) => server.receive(message));
process.on('disconnect', () => process.exit());
