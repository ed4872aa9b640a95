import { dataPort } from '#renderer/stores/dataPort.svelte';
import { display } from '#renderer/stores/display.svelte';
import { sectionTiles } from '#renderer/stores/sectionTiles.svelte';
import { shownPlane } from '#renderer/stores/shownPlane.svelte';
import { type Cursor, viewport } from '#renderer/stores/viewport.svelte';
import type { ViewPoint } from '#seismic/display/view';
import { isAsRecorded } from '#seismic/process/traceProcess';
import type { TraceScale } from '#seismic/survey/traceScale';

/**
 * Reads the sample under the pointer as stored in the file, without gain: at once if a tile of full
 * resolution holds it, else from the data process, one request at a time.
 */
export class CursorReader {
  private isAsking = false;

  point(at: ViewPoint | null, scale: TraceScale): void {
    viewport.point(at, scale);
    const { cursor } = viewport;
    if (!cursor || cursor.amplitude !== null) return;
    const known = isAsRecorded(display.process)
      ? sectionTiles.set?.amplitudeAt(cursor.trace, cursor.sample)
      : null;
    if (known === null || known === undefined) void this.ask(cursor);
    else viewport.cursor = { ...cursor, amplitude: known };
  }

  private async ask(cursor: Cursor): Promise<void> {
    if (this.isAsking) return;
    this.isAsking = true;
    const amplitude = await this.amplitudeOf(cursor);
    this.isAsking = false;
    const now = viewport.cursor;
    if (!now) return;
    if (now.trace === cursor.trace && now.sample === cursor.sample) viewport.cursor = { ...now, amplitude };
    else if (now.amplitude === null) void this.ask(now);
  }

  /** Null if it cannot be read: the section then shows the reason. */
  private async amplitudeOf({ trace, sample }: Cursor): Promise<number | null> {
    const plane = shownPlane.current?.name ?? 'line';
    const part = { firstColumn: trace, columnCount: 1, firstRow: sample, rowCount: 1 };
    return dataPort.ask('window', { plane, ...part, columnStep: 1, rowStep: 1 }).then(
      ({ amplitudes }) => amplitudes[0],
      () => null,
    );
  }
}
