/** The indexes in memory: titles and glossary from the start, parts of the full text as they come. */
import { readTitles, type Catalogue } from './catalogue.ts';
import { decode } from './codec.ts';
import type { TitlesFile, WordsFile } from './files.ts';
import type { lunr } from './lunr.ts';
import type { Library } from './lookup.ts';
import { lengthOf } from './numbers.ts';
import { stemOf, words } from './pipeline.ts';
import { invert, lunrIndex, type Field } from './postings.ts';
import { vocabulary, type Vocabulary } from './vocabulary.ts';

export interface OpenLibrary {
  readonly catalogue: Catalogue;
  readonly library: Library;
  /** `part`: its place in `parts` of the titles file. */
  readonly addPart: (part: number, file: WordsFile) => void;
}

const TEXT = [{ name: 'texte', boost: 1 }] as const;

export function openLibrary(file: TitlesFile): OpenLibrary {
  const catalogue = readTitles(file);
  const known = vocabulary();
  const texts: (lunr.Index | null)[] = file.parts.map(() => null);
  const lengths = new Map([['texte', Array.from(file.lengths, lengthOf)]]);
  learn(known, catalogue);
  return {
    catalogue,
    library: {
      titles: titlesIndex(catalogue),
      firstDocument: catalogue.terms.length,
      texts,
      bounds: file.parts,
      vocabulary: known,
    },
    addPart: (part, { words: forms, postings: runs }) => {
      const postings = new Map(
        decode(forms, runs).map(({ form, postings: list }) => {
          known.add(form);
          return [stemIn(form), new Map([['texte', list]])] as const;
        }),
      );
      texts[part] = lunrIndex({ postings, lengths }, TEXT, catalogue.documents.length);
    },
  };
}

/** A form stands for one stem; see `displayForms` in build.ts. */
function stemIn(form: string): string {
  return words(form).find(({ stem }) => stem !== null)?.stem ?? stemOf(form) ?? form;
}

/** Documents of this index: the terms, then the lessons and sections. */
function titlesIndex({ terms, documents }: Catalogue): lunr.Index {
  const none = documents.map(() => '');
  const fields: Field[] = [
    {
      name: 'nom',
      boost: 6,
      texts: [
        ...terms.map(({ name, abbreviation, forms }) => [name, abbreviation, ...forms].join('\n')),
        ...documents.map(({ title }) => title),
      ],
    },
    {
      name: 'courant',
      boost: 4,
      texts: [...terms.map(({ everyday }) => everyday.join('\n')), ...none],
    },
    { name: 'texte', boost: 1, texts: [...terms.map(({ definition }) => definition), ...none] },
  ];
  return lunrIndex(invert(fields), fields, terms.length + documents.length);
}

/** Names first: the first form seen of a word is the one suggested. */
function learn(known: Vocabulary, { terms, documents }: Catalogue): void {
  for (const { name, abbreviation } of terms) known.add(`${name} ${abbreviation}`);
  for (const { title } of documents) known.add(title);
  for (const { forms, everyday, definition } of terms) {
    known.add([...forms, ...everyday, definition].join('\n'));
  }
}
