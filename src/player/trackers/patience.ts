/** Waiting that ends early when there is a reason to: the network is back, the learner leaves. */

export interface Patience {
  /** @param asked the server named that time: nothing but `hurry` shortens it */
  wait(this: void, seconds: number, asked: boolean): Promise<void>;
  hurry(this: void): void;
}

export function patience(): Patience {
  let wake = (): void => undefined;
  return {
    wait: (seconds, asked) =>
      new Promise((resolve) => {
        const done = (): void => {
          clearTimeout(timer);
          removeEventListener('online', done);
          resolve();
        };
        const timer = setTimeout(done, seconds * 1000);
        if (!asked) addEventListener('online', done);
        wake = done;
      }),
    hurry: () => wake(),
  };
}
