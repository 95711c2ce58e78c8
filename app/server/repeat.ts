/** Work that is done again and again while the server runs, one after the other. */
export interface Repeated {
  /** Waits for what is being done. */
  stop(): Promise<void>;
}

/** What fails ends nothing: a store or a folder that cannot be reached now may be there the next time. */
export function repeat(work: () => Promise<unknown>, everyMilliseconds: number): Repeated {
  let running: Promise<unknown> = Promise.resolve();
  let isBusy = false;
  const timer = setInterval(() => {
    if (isBusy) return;
    isBusy = true;
    running = work()
      .catch(() => undefined)
      .finally(() => {
        isBusy = false;
      });
  }, everyMilliseconds);
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}
