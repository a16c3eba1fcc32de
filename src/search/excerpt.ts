/** The few words of a text around what was searched, and what was searched marked in it. */
import type { Run } from './answer.ts';
import { words } from './pipeline.ts';

/** Characters of an excerpt, about. */
const LENGTH = 160;
const BEFORE = 50;

/** `stems`: what was found. */
export function mark(text: string, stems: ReadonlySet<string>): Run[] {
  const runs: Run[] = [];
  let done = 0;
  for (const { start, end } of spots(text, stems)) {
    if (end <= done) continue;
    if (start > done) runs.push({ text: text.slice(done, start), hit: false });
    runs.push({ text: text.slice(Math.max(start, done), end), hit: true });
    done = end;
  }
  if (done < text.length) runs.push({ text: text.slice(done), hit: false });
  return runs;
}

/** The paragraph that holds most of `stems`, cut around the first; the first one when none does. */
export function excerpt(text: string, stems: ReadonlySet<string>): Run[] {
  const paragraphs = text.split('\n').map((paragraph) => {
    const found = spots(paragraph, stems);
    const different = new Set(found.map(({ stem }) => stem)).size;
    return { paragraph, different, first: found[0]?.start ?? 0 };
  });
  const best = paragraphs.reduce((one, other) => (other.different > one.different ? other : one));
  return mark(around(best.paragraph, best.first), stems);
}

interface Spot {
  readonly stem: string;
  readonly start: number;
  readonly end: number;
}

function spots(text: string, stems: ReadonlySet<string>): Spot[] {
  return words(text)
    .flatMap(({ stem, start, end }) =>
      stem !== null && stems.has(stem) ? [{ stem, start, end }] : [],
    )
    .sort((a, b) => a.start - b.start || b.end - a.end);
}

function around(text: string, at: number): string {
  if (text.length <= LENGTH) return text;
  const from = at <= BEFORE ? 0 : wordStart(text, at - BEFORE);
  const to = from + LENGTH >= text.length ? text.length : wordEnd(text, from + LENGTH);
  return `${from > 0 ? '… ' : ''}${text.slice(from, to)}${to < text.length ? ' …' : ''}`;
}

function wordStart(text: string, near: number): number {
  const space = text.slice(near).search(/\s/);
  return space < 0 ? near : near + space + 1;
}

function wordEnd(text: string, near: number): number {
  const before = text.slice(0, near).search(/\s\S*$/);
  return before <= 0 ? near : before;
}
