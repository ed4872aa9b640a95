import type { HeaderHandlers } from '#main/ipc/handlerParts';
import { refuseUnchosen } from '#main/ipc/opening';
import type { Services } from '#main/services/services';
import { folderOf } from '#main/state/savedMappings';

/**
 * What main answers about headers of the open line, and mappings for files like it.
 * @param copyText puts a text into the clipboard
 */
export function headerHandlers(services: Services, copyText: (text: string) => void): HeaderHandlers {
  const { headers, mappings, projects } = services;
  const { client } = services.datasets;
  return {
    'headers.file': async ({ file }) => {
      if (file) refuseUnchosen(services, file.path);
      return client.ask('headerFile', { file }).answer;
    },
    'headers.facts': () => client.ask('headerFacts', null).answer,
    'headers.rows': (stretch) => client.ask('headerRows', stretch).answer,
    'headers.dump': (part) => client.ask('headerDump', part).answer,
    'headers.copyText': async ({ index }) => {
      const { texts } = await client.ask('headerFacts', null).answer;
      const text = texts[index]?.lines.join('\n') ?? '';
      copyText(text);
      return text;
    },
    'headers.picture': (ask) => client.ask('headerPicture', ask).answer,
    'headers.scan': ({ scan }) => headers.scan(scan),
    'headers.cancelScan': async () => {
      headers.cancelScan();
      return null;
    },
    'headers.preview': ({ opening }) => headers.preview(opening),
    'mappings.list': async () => mappings.list,
    'mappings.save': async ({ name, pattern }) => {
      const { path, opening } = projects.require().dataset;
      mappings.save({ name, pattern, folder: folderOf(path), opening });
      return mappings.list;
    },
    'mappings.remove': async ({ id }) => {
      mappings.remove(id);
      return mappings.list;
    },
  };
}
