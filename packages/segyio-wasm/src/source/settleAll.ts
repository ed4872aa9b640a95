/** Waits for all, then fails with the first failure, so that nothing still runs when the caller hears of it. */
export async function settleAll(walks: readonly Promise<void>[]): Promise<void> {
  const failed = (await Promise.allSettled(walks)).find(({ status }) => status === 'rejected');
  if (failed?.status === 'rejected') throw failed.reason;
}
