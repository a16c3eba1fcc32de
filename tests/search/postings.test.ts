import lunr from 'lunr';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pipeline, words } from '../../src/search/pipeline.ts';
import { invert, lunrIndex, referenceOf, type Field } from '../../src/search/postings.ts';

/** The same texts through lunr's own Builder. */
function built(fields: readonly Field[]): lunr.Index {
  const builder = new lunr.Builder();
  builder.pipeline.add(...[]);
  builder.searchPipeline.add(...[]);
  builder.ref('id');
  for (const { name, boost } of fields) builder.field(name, { boost });
  for (const document of (fields[0]?.texts ?? []).keys()) {
    builder.add({
      id: referenceOf(document),
      ...Object.fromEntries(
        fields.map(({ name, texts }) => [
          name,
          words(texts[document] ?? '').flatMap(({ stem }) => stem ?? []),
        ]),
      ),
    });
  }
  return builder.build();
}

type Scores = Readonly<Record<string, number>>;

function scores(index: lunr.Index, term: string, wildcard: boolean): Scores {
  const results = index.query((query) => {
    query.term(term, {
      usePipeline: false,
      wildcard: wildcard ? lunr.Query.wildcard.TRAILING : lunr.Query.wildcard.NONE,
    });
  });
  return Object.fromEntries(results.map(({ ref, score }) => [ref, Number(score.toFixed(6))]));
}

const WORDS = ['brassard', 'tension', 'tensiomètre', 'mesurer', 'la', 'pression', 'artère', 'cœur'];
const text = fc.array(fc.constantFrom(...WORDS), { maxLength: 12 }).map((list) => list.join(' '));

describe('the index rebuilt from postings', () => {
  test('finds and scores as the one lunr builds', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 8 }),
        fc.constantFrom(...WORDS, 'tens', 'm'),
        fc.boolean(),
        (documents, typed, wildcard) => {
          const fields = [
            { name: 'nom', boost: 6, texts: documents.map(([nom]) => nom) },
            { name: 'texte', boost: 1, texts: documents.map(([, texte]) => texte) },
          ];
          const ours = lunrIndex(invert(fields), fields, documents.length);
          const term = words(typed)[0]?.stem ?? typed;
          expect(scores(ours, term, wildcard)).toEqual(scores(built(fields), term, wildcard));
        },
      ),
    );
  });

  test('keeps no position', () => {
    const fields = [{ name: 'texte', boost: 1, texts: ['brassard et tension'] }];
    const index = lunrIndex(invert(fields), fields, 1);
    const [result] = index.query((query) => query.term('brassard', { usePipeline: false }));
    expect(result?.matchData.metadata).toEqual({ brassard: { texte: {} } });
    expect(pipeline.toJSON()).toContain('stemmer-fr');
  });
});
