import type { DatasetSummary } from '#contract/contract';
import type { SectionPlane } from '#seismic/survey/plane';
import { linePlane } from '#seismic/survey/sectionPlane';

/** The plane of the open file that the window shows: its traces in file order. */
class ShownPlane {
  current = $state.raw<SectionPlane | null>(null);
  private fingerprint: string | null = null;

  /** Shows a file; one that is already shown keeps its plane. */
  open(dataset: DatasetSummary | null): void {
    const fingerprint = dataset && `${dataset.path} ${dataset.fingerprint}`;
    if (fingerprint === this.fingerprint) return;
    this.fingerprint = fingerprint;
    this.current = dataset && linePlane(dataset.survey);
  }
}

export const shownPlane = new ShownPlane();
