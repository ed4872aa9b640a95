import { failureOf } from '#main/base/failure';

/** Asks the user whether files may be read from a server; the window cannot answer it. */
export type ConfirmServer = (server: string) => Promise<boolean>;

/**
 * The servers that the user has allowed since the start of the app. Neither the page nor a project from elsewhere can
 * make the app send a request to a server that the user was not asked about.
 */
export class AllowedServers {
  private readonly servers = new Set<string>();

  constructor(private readonly confirm: ConfirmServer) {}

  /** @throws AppFailure 'argument.invalid' for an address that cannot be, 'path.notChosen' where the user declines */
  async require(address: string): Promise<void> {
    if (!URL.canParse(address))
      throw failureOf(
        'argument.invalid',
        `This is no address of a file: ${address}`,
        'Give it as https://server/folder/line.sgy.',
      );
    const { origin } = new URL(address);
    if (this.servers.has(origin)) return;
    if (!(await this.confirm(origin)))
      throw failureOf(
        'path.notChosen',
        `Nothing was fetched from ${origin}.`,
        'Open it again and allow the server.',
      );
    this.servers.add(origin);
  }
}
