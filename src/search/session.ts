/**
 * One search session: the files it has, those it asks for, and the latest question. Runs in the worker;
 * fetching and telling are parameters.
 */
import type { Answer, Limits, Missing } from './answer.ts';
import { createEngine, type Engine } from './engine.ts';
import {
  textsName,
  TITLES,
  wordsName,
  type TextsFile,
  type TitlesFile,
  type WordsFile,
} from './files.ts';

/** From the page. */
export type Ask =
  /** `titles`: the text of `titres.json`, fetched by the page while the worker was loading. */
  | { readonly kind: 'open'; readonly base: string; readonly titles: string | null }
  | {
      readonly kind: 'search';
      readonly id: number;
      readonly query: string;
      readonly limits: Limits;
    };

/** To the page. */
export type Tell =
  /** May come several times for a question, while `answer.partial` or excerpts are missing. */
  | { readonly kind: 'answer'; readonly id: number; readonly answer: Answer }
  /** A file could not be had. The next question tries again. */
  | { readonly kind: 'failed' };

export interface SessionPorts {
  /** A file under /recherche/, by name without extension; `fresh`: not from the browser's cache. */
  readonly get: (name: string, fresh: boolean) => Promise<unknown>;
  readonly tell: (message: Tell) => void;
  /** Calls back once the messages already waiting have been heard. */
  readonly soon: (run: () => void) => void;
}

export interface Session {
  readonly open: (titles: string | null) => void;
  readonly search: (question: Question) => void;
}

type Question = Omit<Extract<Ask, { kind: 'search' }>, 'kind'>;

export function createSession({ get, tell, soon }: SessionPorts): Session {
  let engine: Engine | null = null;
  let latest: Question | null = null;
  let planned = false;
  /** The titles on their way, for the first time or again. */
  let opening: Promise<void> | null = null;
  /** Before the page has said where its titles are, they are not fetched a second time. */
  let opened = false;
  /** How often in a row the files were found to be of different builds. */
  let mismatches = 0;
  const loading = new Set<string>();

  const fail = (): void => tell({ kind: 'failed' });

  const open = (titles: string | null): void => {
    opened = true;
    void start(titles === null ? get(TITLES, mismatches > 0) : parse(titles)).catch(fail);
  };

  const start = (titles: Promise<unknown>): Promise<void> =>
    (opening ??= titles
      .then((file) => {
        engine = createEngine(file as TitlesFile);
        loading.clear();
        plan();
      })
      .finally(() => (opening = null)));

  const plan = (): void => {
    if (planned) return;
    planned = true;
    soon(() => {
      planned = false;
      run();
    });
  };

  const run = (): void => {
    if (latest === null || !opened || opening !== null) return;
    if (engine === null) return open(null);
    const { answer, missing } = engine.search(latest.query, latest.limits);
    tell({ kind: 'answer', id: latest.id, answer });
    want(engine, missing);
  };

  const want = (current: Engine, { parts, modules }: Missing): void => {
    for (const part of parts) {
      load<WordsFile>(current, wordsName(part), (file) => current.addPart(part, file));
    }
    for (const module of modules) {
      const id = current.catalogue.modules[module]?.id ?? '';
      load<TextsFile>(current, textsName(id), (file) => current.addTexts(module, file));
    }
  };

  const load = <T extends { readonly version: string }>(
    current: Engine,
    name: string,
    add: (file: T) => void,
  ): void => {
    if (loading.has(name)) return;
    loading.add(name);
    void get(name, mismatches > 0)
      .then((loaded) => {
        if (engine !== current) return undefined;
        const file = loaded as T;
        if (file.version !== current.version) return startAgain();
        mismatches = 0;
        add(file);
        loading.delete(name);
        plan();
        return undefined;
      })
      .catch(() => {
        loading.delete(name);
        fail();
      });
  };

  /** The site was built again under the open page. */
  const startAgain = (): Promise<void> => {
    if (opening !== null) return opening;
    mismatches += 1;
    if (mismatches > 1) throw new Error('The files of the search are of different builds.');
    return start(get(TITLES, true));
  };

  return {
    open,
    search: (question) => {
      latest = question;
      plan();
    },
  };
}

async function parse(titles: string): Promise<unknown> {
  return Promise.resolve(titles).then(JSON.parse);
}
