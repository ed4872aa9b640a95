import { formatBytes, nativeLine } from '#engine/diagnosis/diagnosisText';
import type { InstallResult } from '#engine/install/installNative';

/** Result of the installation. */
export function installedLines({ installed, isNew }: InstallResult): string[] {
  const line = nativeLine(installed);
  return [
    isNew ? `Native engine installed: ${line}` : `The native engine is installed already: ${line}`,
    installed.bindingPath,
  ];
}

/** Result of the removal. */
export function removedLine({ freedBytes }: { freedBytes: number }): string {
  if (freedBytes === 0) return 'There was no native engine to remove.';
  return `Native engine removed; ${formatBytes(freedBytes)} freed.`;
}
