import type { PackageHandlers } from '#main/ipc/handlerParts';
import type { Services } from '#main/services/services';

export function packageHandlers({ packages, training }: Services): PackageHandlers {
  return {
    'package.save': async () => {
      training.refuseWhileBusy();
      return packages.save();
    },
    'package.cancel': async () => {
      packages.cancel();
      return null;
    },
  };
}
