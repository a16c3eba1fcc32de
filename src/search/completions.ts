/** The French endings the stemmer takes off, the longest forms: what a word being typed may still become. */
import { stemOf } from './pipeline.ts';

const ENDINGS = [
  'ablement',
  'aires',
  'amment',
  'ances',
  'antes',
  'ateurs',
  'ations',
  'atrices',
  'aux',
  'eaux',
  'ements',
  'ences',
  'entes',
  'erent',
  'euses',
  'eux',
  'ibles',
  'ieres',
  'iers',
  'ies',
  'ifs',
  'iques',
  'ismes',
  'issements',
  'istes',
  'ites',
  'ives',
  'logies',
  'ments',
  'utions',
];
/** "Ils signalent": the stemmer keeps it, for the sake of "patient" and "urgent". */
const THEY = 'ent';

/** Other stems of the same verb: "signal" ↔ "signalent". `word`: folded. */
export function conjugations(word: string, stem: string): readonly string[] {
  const infinitive = word.endsWith(THEY) ? stemOf(`${word.slice(0, -THEY.length)}er`) : null;
  return [stem + THEY, ...(infinitive === null ? [] : [infinitive])];
}

const LONGEST = 4;
const SHORTEST_BASE = 4;

/**
 * Stems of the words `typed` may be the beginning of, when its last letters are already an ending:
 * "hemorragiq" → "hemorrag", the stem of "hemorragique". `typed`: folded.
 */
export function completions(typed: string): ReadonlySet<string> {
  const stems = new Set<string>();
  for (let cut = 1; cut <= LONGEST && typed.length - cut >= SHORTEST_BASE; cut += 1) {
    const base = typed.slice(0, -cut);
    for (const ending of ENDINGS) {
      if (!ending.startsWith(typed.slice(-cut))) continue;
      const stem = stemOf(base + ending);
      if (stem !== null && base.startsWith(stem)) stems.add(stem);
    }
  }
  return stems;
}
