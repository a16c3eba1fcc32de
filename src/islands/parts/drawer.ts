/** What a browser keeps for one learner. */

/** One text; null when there is none. Refused storage: what waits lives as long as the page. */
export interface Drawer {
  read(): string | null;
  write(text: string): void;
}

export function drawer(key: string): Drawer {
  let text: string | null = null;
  return {
    read: () => {
      try {
        return localStorage.getItem(key) ?? text;
      } catch {
        return text;
      }
    },
    write: (next) => {
      text = next;
      try {
        localStorage.setItem(key, next);
      } catch {
        // As said.
      }
    },
  };
}
