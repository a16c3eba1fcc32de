/** What an engine must be able to do, whatever protocol it is driven by; all else is written once (page.ts). */

/** A button pressed, a character typed: real input, as the browser gets it from its window. */
export interface Tab {
  /** Resolves once the page is loaded. */
  readonly goto: (address: string) => Promise<void>;
  readonly reload: () => Promise<void>;
  /** May resolve before the page is there. */
  readonly back: () => Promise<void>;
  /** Runs in the page: it may name nothing from outside itself. What is given and returned is JSON. */
  readonly evaluate: <Given extends readonly unknown[], T>(
    work: (...given: Given) => T | Promise<T>,
    ...given: Given
  ) => Promise<T>;
  /** Makes the window that small, in CSS pixels, or as near to it as the engine lets it be. */
  readonly resize: (width: number, height: number) => Promise<void>;
  /** Where, in CSS pixels of the window. */
  readonly click: (x: number, y: number) => Promise<void>;
  /** Whether a screen reader is told of an element of that selector by exactly that name. */
  readonly isNamed: (css: string, name: string) => Promise<boolean>;
  /** One key after the other: characters, or those of WebDriver (`KEYS`). */
  readonly keys: (keys: readonly string[]) => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface Browser {
  readonly version: string;
  readonly open: () => Promise<Tab>;
  readonly close: () => Promise<void>;
}

export interface Engine {
  readonly name: string;
  /** What is not installed, each in a sentence with the command that helps. */
  readonly missing: readonly string[];
  /** What it cannot show, said rather than pretended. */
  readonly limits: string;
  /** False: a page in its back/forward cache is dropped when another page sends it a message. */
  readonly cacheOutlivesMessages: boolean;
  /** False: what it was given to keep ends with it. */
  readonly keepsProfile: boolean;
  /** @param home folder of its own, for everything it writes; the same one again is the next visit */
  readonly start: (home: string, storage: 'kept' | 'refused') => Promise<Browser>;
}

/** WebDriver's names, the same in BiDi (W3C WebDriver, 17.4.2). */
export const KEYS = {
  backspace: '\uE003',
  end: '\uE010',
  enter: '\uE007',
  escape: '\uE00C',
  down: '\uE015',
} as const;
