/** Whether a query names a glossary term: as such, in another form, or as patients say it. */
import type { TermEntry } from './catalogue.ts';
import { words } from './pipeline.ts';

export interface Naming {
  /** The higher, the more surely the query means the term; see RANKS. */
  readonly rank: number;
  /** The query is a whole name, not its beginning and not a longer sentence. */
  readonly whole: boolean;
  /** What patients say, when that is what was typed; else null. */
  readonly everyday: string | null;
}

/** Term's place in `terms` → how the query names it. */
export type NamingOf = (query: string) => ReadonlyMap<number, Naming>;

type Kind = 'name' | 'abbreviation' | 'form' | 'everyday';

interface Spelling {
  /** Words, folded. */
  readonly folded: string;
  /** Stems: the same for "maux de tête" and "Maux de tete". Empty when there are only stop words. */
  readonly stems: readonly string[];
  readonly key: string;
  /** Without spaces: the same for "sous-cutané", "sous cutané" and "souscutané". */
  readonly joined: string;
}

interface Name extends Spelling {
  readonly term: number;
  readonly kind: Kind;
  readonly text: string;
  readonly rank: number;
}

const RANKS: Readonly<Record<Kind, number>> = {
  name: 50,
  abbreviation: 45,
  form: 40,
  everyday: 30,
};
/** Written exactly so, not only with the same stems. */
const TO_THE_LETTER = 4;
const ONLY_BEGUN = 25;
/** Rank of a name that stands in a longer query. */
export const WITHIN = 2;
/** What patients say first comes first in the list; entries for a mere abbreviation come last. */
const LATER = 0.1;
const FOR_AN_ABBREVIATION = 1;
const SHORTEST_BEGINNING: Readonly<Record<Kind, number>> = {
  name: 2,
  abbreviation: 2,
  form: 2,
  everyday: 3,
};

export function namings(terms: readonly TermEntry[]): NamingOf {
  const abbreviations = new Set(terms.map(({ abbreviation }) => abbreviation));
  const names = terms.flatMap((term, at) => namesOf(term, at, abbreviations.has(term.name)));
  return (query) => {
    const found = new Map<number, Naming>();
    const asked = spell(query);
    if (asked.folded === '') return found;
    for (const name of names) {
      const naming = compare(asked, name);
      if (naming !== null) found.set(name.term, better(naming, found.get(name.term)));
    }
    return found;
  };
}

function compare(asked: Spelling, { kind, text, rank, ...name }: Name): Naming | null {
  const everyday = kind === 'everyday' ? text : null;
  if (asked.folded === name.folded) return { rank: rank + TO_THE_LETTER, whole: true, everyday };
  if (asked.key !== '' && (asked.key === name.key || asked.joined === name.joined)) {
    return { rank, whole: true, everyday };
  }
  if (asked.folded.length >= SHORTEST_BEGINNING[kind] && name.folded.startsWith(asked.folded)) {
    return { rank: rank - ONLY_BEGUN, whole: false, everyday };
  }
  // A single everyday word says little in a sentence: "coup", "tension".
  const least = kind === 'everyday' ? 2 : 1;
  const within =
    name.stems.length >= least && name.stems.every((stem) => asked.stems.includes(stem));
  return within ? { rank: WITHIN, whole: false, everyday } : null;
}

/** The surer one; but a form that patients use too is told as such. */
function better(one: Naming, other: Naming | undefined): Naming {
  if (other === undefined) return one;
  const [best, least] = one.rank > other.rank ? [one, other] : [other, one];
  const alsoSaid = best.rank < RANKS.abbreviation && best.whole === least.whole;
  return alsoSaid ? { ...best, everyday: best.everyday ?? least.everyday } : best;
}

function namesOf(term: TermEntry, at: number, isAbbreviation: boolean): Name[] {
  const name = (kind: Kind, text: string, less = 0): Name => ({
    term: at,
    kind,
    text,
    rank: RANKS[kind] - less,
    ...spell(text),
  });
  return [
    name('name', term.name),
    ...(term.abbreviation === '' ? [] : [name('abbreviation', term.abbreviation)]),
    ...term.forms.map((form) => name('form', form)),
    ...term.everyday.map((everyday, place) =>
      name('everyday', everyday, place * LATER + (isAbbreviation ? FOR_AN_ABBREVIATION : 0)),
    ),
  ];
}

function spell(text: string): Spelling {
  const all = words(text);
  const stems = all.flatMap(({ stem }) => stem ?? []);
  return {
    folded: all.map(({ word }) => word).join(' '),
    stems,
    key: stems.join(' '),
    joined: all.map(({ word }) => word).join(''),
  };
}
