/** What is asked for any number of times between two frames, and done once before the next. */
export interface FrameWork {
  schedule(): void;
  cancel(): void;
}

/** Does `work` before the next frame; at once where there are no frames, as in tests without a page. */
export function oncePerFrame(work: () => void): FrameWork {
  let request = 0;
  const run = () => {
    request = 0;
    work();
  };
  return {
    schedule() {
      if (typeof requestAnimationFrame === 'undefined') run();
      else if (request === 0) request = requestAnimationFrame(run);
    },
    cancel() {
      if (request !== 0) cancelAnimationFrame(request);
      request = 0;
    },
  };
}
