/** What the sections share: the browser, a scratch folder, and the sites, each built once. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser } from '@playwright/test';
import { FLAGS } from '../browser.ts';
import type { Figure } from './figure.ts';
import { writeCourse } from './generated.ts';
import { prose, type Prose } from './prose.ts';
import { astroBuild, ROOT, serve, type Built, type Served } from './sites.ts';

export interface Bench {
  /** Path of the browser. */
  readonly chrome: string;
  /** A folder of this run, removed at its end. */
  readonly scratch: string;
  readonly browser: () => Promise<Browser>;
  /** The fixture course, whose first lesson has every kind of question. */
  readonly lesson: () => Promise<Served>;
  /** The same lesson, one page written by hand. */
  readonly floor: () => Promise<Served>;
  /** The real course. */
  readonly course: () => Promise<Served>;
  /** 300 lessons of real prose. */
  readonly many: () => Promise<Many>;
  readonly close: () => Promise<void>;
}

export interface Many {
  readonly prose: Prose;
  /** Folder of the trainers' files. */
  readonly content: string;
  readonly built: Built;
  readonly served: Served;
}

/** Yields its figures as they are measured. */
export type Section = (bench: Bench) => AsyncIterable<Figure>;

export const MANY = 300;

export function openBench(chrome: string, scratch: string): Bench {
  const stops: (() => void | Promise<void>)[] = [];
  const served = async (dist: string, name: string): Promise<Served> => {
    const site = await serve(dist, join(scratch, `data-${name}`));
    stops.push(site.stop);
    return site;
  };
  const site = (name: string, content: string) => async () => {
    const dist = join(scratch, `dist-${name}`);
    await astroBuild(ROOT, dist, { CONTENT_DIR: content });
    return served(dist, name);
  };
  return {
    chrome,
    scratch,
    browser: once(async () => {
      const browser = await chromium.launch({ executablePath: chrome, args: FLAGS });
      stops.push(() => browser.close());
      return browser;
    }),
    lesson: once(site('lesson', join(ROOT, 'tests/fixtures/cours'))),
    floor: once(() => served(join(ROOT, 'tests/bench/floor'), 'floor')),
    course: once(site('course', join(ROOT, 'content'))),
    many: once(async () => {
      const text = await prose(MANY);
      const content = join(scratch, 'content-many');
      mkdirSync(content);
      writeCourse(content, text.lessons);
      const built = await astroBuild(ROOT, join(scratch, 'dist-many'), { CONTENT_DIR: content });
      return { prose: text, content, built, served: await served(built.dist, 'many') };
    }),
    close: async () => {
      for (const stop of stops.reverse()) await stop();
    },
  };
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}
