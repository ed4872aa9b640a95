/**
 * Runs an action one call at a time: of the calls that come while it runs only the newest is made afterwards. A call
 * that fails ends the run; the next one starts anew.
 */
export function newestOnly<Argument>(
  action: (argument: Argument) => Promise<void>,
): (argument: Argument) => void {
  let waiting: { readonly argument: Argument } | null = null;
  let isRunning = false;
  const run = async (): Promise<void> => {
    isRunning = true;
    try {
      while (waiting) {
        const { argument } = waiting;
        waiting = null;
        await action(argument);
      }
    } finally {
      isRunning = false;
    }
  };
  return (argument) => {
    waiting = { argument };
    if (!isRunning) void run();
  };
}
