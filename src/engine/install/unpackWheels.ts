import { join } from 'node:path';
import { LIBRARIES } from '#engine/install/compileBinding';
import type { WheelFile } from '#engine/install/fetchWheels';
import { byteMeter } from '#engine/install/stepMeter';
import { unzip, unzippedBytes } from '#engine/install/unzip';
import { TENSORFLOW_VERSION } from '#engine/install/wheels';
import type { JobContext } from '#system/job';

const HEADER_FOLDERS = ['tensorflow/c', 'tensorflow/core/platform', 'tsl/platform', 'xla/tsl'];

/** The C headers of TensorFlow, of which the binding includes fourteen. */
function isHeader(name: string): boolean {
  return (
    name.endsWith('.h') && HEADER_FOLDERS.some((folder) => name.startsWith(`tensorflow/include/${folder}/`))
  );
}

/**
 * The run-time files: TensorFlow's two libraries; of NVIDIA's wheels all but headers and static libraries.
 */
function isLibrary(name: string): boolean {
  if (name.startsWith('nvidia/')) return !/\/include\/|\.(a|h|hpp|py)$/.test(name);
  return LIBRARIES.some((library) => name === `tensorflow/${library}`);
}

/** Unpacks TensorFlow's headers. @returns the include folder */
export async function unpackHeaders(
  { path }: WheelFile,
  folder: string,
  signal: AbortSignal,
): Promise<string> {
  await unzip(path, folder, { signal, wants: isHeader });
  return join(folder, 'tensorflow', 'include');
}

/** Unpacks the libraries of all wheels in the layout of Python's packages, by which they find each other. */
export async function unpackLibraries(
  files: readonly WheelFile[],
  building: string,
  context: Pick<JobContext, 'signal' | 'progress'>,
): Promise<void> {
  const sizes = await Promise.all(files.map(({ path }) => unzippedBytes(path, isLibrary)));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const tell = byteMeter(context, `Unpacking TensorFlow ${TENSORFLOW_VERSION}, compiling the binding`, total);
  let done = 0;
  const onBytes = (bytes: number) => {
    done += bytes;
    tell(done);
  };
  for (const { path } of files)
    await unzip(path, join(building, 'site-packages'), { signal: context.signal, wants: isLibrary, onBytes });
}
