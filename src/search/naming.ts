/** Whether a query is the name of a glossary term: as such, in another form, or as patients say it. */
import { fold } from '../core/text.ts';
import type { TermEntry } from './catalogue.ts';
import { words } from './pipeline.ts';

export interface Naming {
  /** The higher, the more surely the query names the term; see RANKS. */
  readonly rank: number;
  /** The query is the whole name, not its beginning. */
  readonly whole: boolean;
  /** What patients say, when the query is that; else null. */
  readonly everyday: string | null;
}

interface Name {
  readonly term: number;
  readonly kind: 'name' | 'form' | 'everyday';
  readonly text: string;
  readonly folded: string;
  readonly key: string;
  readonly joined: string;
}

const RANKS = { name: 50, form: 40, everyday: 30 } as const;
/** Written exactly so, not only with the same stems. */
const TO_THE_LETTER = 5;
const ONLY_BEGUN = 25;
const SHORTEST_BEGINNING = { name: 2, form: 2, everyday: 3 } as const;

/** Term's place in `terms` → how the query names it. */
export type NamingOf = (query: string) => ReadonlyMap<number, Naming>;

export function namings(terms: readonly TermEntry[]): NamingOf {
  const names = terms.flatMap((term, at) => namesOf(term, at));
  return (query) => {
    const found = new Map<number, Naming>();
    const asked = { folded: fold(query), key: keyOf(query), joined: joinedOf(query) };
    if (asked.folded === '') return found;
    for (const name of names) {
      const naming = compare(asked, name);
      if (naming !== null && naming.rank > (found.get(name.term)?.rank ?? 0)) {
        found.set(name.term, naming);
      }
    }
    return found;
  };
}

function compare(asked: Pick<Name, 'folded' | 'key' | 'joined'>, name: Name): Naming | null {
  const everyday = name.kind === 'everyday' ? name.text : null;
  const rank = RANKS[name.kind];
  if (asked.folded === name.folded) return { rank: rank + TO_THE_LETTER, whole: true, everyday };
  if (asked.key !== '' && (asked.key === name.key || asked.joined === name.joined)) {
    return { rank, whole: true, everyday };
  }
  if (asked.folded.length < SHORTEST_BEGINNING[name.kind]) return null;
  if (!name.folded.startsWith(asked.folded)) return null;
  return { rank: rank - ONLY_BEGUN, whole: false, everyday };
}

function namesOf(term: TermEntry, at: number): Name[] {
  const name = (kind: Name['kind'], text: string): Name => ({
    term: at,
    kind,
    text,
    folded: fold(text),
    key: keyOf(text),
    joined: joinedOf(text),
  });
  return [
    name('name', term.name),
    ...(term.abbreviation === '' ? [] : [name('name', term.abbreviation)]),
    ...term.forms.map((form) => name('form', form)),
    ...term.everyday.map((everyday) => name('everyday', everyday)),
  ];
}

/** The same for "maux de tête" and "Maux de tete"; empty when there are only stop words. */
function keyOf(text: string): string {
  return words(text)
    .flatMap(({ stem }) => stem ?? [])
    .join(' ');
}

/** The same for "sous-cutané", "sous cutané" and "souscutané". */
function joinedOf(text: string): string {
  return words(text)
    .map(({ word }) => word)
    .join('');
}
