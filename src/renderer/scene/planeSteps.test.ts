import { beforeEach, expect, it, vi } from 'vitest';
import { dragToIndex, stepByKey } from '#renderer/scene/planeSteps';
import { sectionTiles } from '#renderer/stores/sectionTiles.svelte';
import { shownPlane } from '#renderer/stores/shownPlane.svelte';

const step = vi.spyOn(shownPlane, 'step').mockImplementation(() => undefined);
const goToIndex = vi.spyOn(shownPlane, 'goToIndex').mockImplementation(() => undefined);
beforeEach(() => void vi.clearAllMocks());

it('steps at each press, and while a key is held or a slider dragged from one painted plane to the next', () => {
  sectionTiles.paintedPlane = null;
  stepByKey(1, { repeat: false });
  stepByKey(1, { repeat: true });
  dragToIndex(5);
  expect([step.mock.calls, goToIndex.mock.calls]).toEqual([[[1]], []]);
  sectionTiles.paintedPlane = '';
  stepByKey(-1, { repeat: true });
  dragToIndex(6);
  expect([step.mock.calls, goToIndex.mock.calls]).toEqual([[[1], [-1]], [[6]]]);
});
