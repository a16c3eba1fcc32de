/** Marks of other tools, and marks of Markdown that lack a space: shown as they are, or swallowed. */
import type { Finding, Reporter } from '../diagnostic.ts';
import type { Span } from '../source.ts';

interface Mark {
  readonly code: string;
  /** Its first group, else the whole match, is what is pointed at. */
  readonly pattern: RegExp;
  readonly message: string;
  readonly help: string;
  /** Replaces what is pointed at; the words a learner reads stay the same. */
  readonly fix?: (written: string) => string;
  /** Only where a question has no gaps to fill. */
  readonly outsideGaps?: true;
}

/** No-break spaces, which Markdown does not take for a space after a mark. */
const FIXED = '\\u00a0\\u2007\\u202f\\u2009';

const MARKS: readonly Mark[] = [
  {
    code: 'titre-colle',
    pattern: new RegExp(`^ {0,3}(#{1,6}[${FIXED}]+)`, 'gmu'),
    message: 'Ce titre est suivi d’une espace insécable : il s’affiche comme du texte.',
    help: 'Tapez une espace ordinaire après les « # ».',
    fix: (written) => `${written.replace(/[^#]+/u, '')} `,
  },
  {
    code: 'titre-colle',
    pattern: /^ {0,3}(#{2,6})(?=[^\s#\u00a0\u202f\u2007\u2009])/gmu,
    message: 'Ce titre n’a pas d’espace après les « # » : il s’affiche comme du texte.',
    help: 'Écrivez « ## Titre », avec une espace.',
    fix: (written) => `${written} `,
  },
  {
    code: 'titre-colle',
    pattern: /^ {0,3}(#)(?=\p{L}[^\n]* )/gmu,
    message: 'Ce « # » en début de ligne n’ouvre pas un titre : il s’affiche.',
    help: 'Pour un titre, écrivez « ## Titre » avec une espace ; pour garder le signe, écrivez « \\# ».',
  },
  {
    code: 'puce-collee',
    pattern: new RegExp(`^[ \\t]*((?:[-*+]|\\d{1,3}[.)]|>)[${FIXED}]+)`, 'gmu'),
    message: 'Cette ligne commence par une espace insécable : ce n’est pas un élément de liste.',
    help: 'Tapez une espace ordinaire après le tiret, le numéro ou le « > ».',
  },
  {
    code: 'puce-collee',
    pattern: /^[ \t]*([-*+])(?=\[[ xX\u00a0]?\])/gmu,
    message: 'Il manque une espace entre le tiret et la case.',
    help: 'Écrivez « - [x] » ou « - [ ] ».',
    fix: (written) => `${written} `,
  },
  {
    code: 'puce-collee',
    pattern: /^[ \t]*(\d{1,3}[.)])(?=\p{L}{2})/gmu,
    message: 'Il manque une espace après ce numéro : ce n’est pas un élément de liste.',
    help: 'Écrivez « 1. » puis une espace.',
    fix: (written) => `${written} `,
  },
  {
    code: 'puce-inconnue',
    pattern: /^[ \t]*([•◦▪▫‣⁃●○■□➢➤►✓✔–—](?=[ \t\u00a0])[^\n]*)(?=\n[ \t]*[•◦▪▫‣⁃●○■□➢➤►✓✔–—])/gmu,
    message: 'Ce signe n’ouvre pas une liste : les lignes se suivraient dans un seul paragraphe.',
    help: 'Commencez chaque ligne par « - » et une espace.',
  },
  {
    code: 'puce-inconnue',
    pattern: /^[ \t]*([•◦▪▫‣⁃●○■□➢➤►])/gmu,
    message: 'Ce signe n’ouvre pas une liste : il s’affiche.',
    help: 'Commencez la ligne par « - » et une espace.',
  },
  {
    code: 'puce-inconnue',
    pattern:
      /^[ \t]*(\d{1,3}[ \u00a0]?(?:°[ \u00a0]?\)?|\/\)?|[ \u00a0]?-\))|\d{1,3}[ \u00a0]\)|[a-hA-H]\))(?=[ \t\u00a0])/gmu,
    message: 'Cette numérotation n’ouvre pas une liste : les lignes se suivraient.',
    help: 'Écrivez « 1. », « 2. », avec une espace après le point.',
  },
  {
    code: 'bloc-inconnu',
    pattern: /^[ \t]*(:{3,}[^\n]*)/gm,
    message: 'Les blocs « ::: » ne sont pas lus ici.',
    help: 'Écrivez <Encadre type="retenir">, une ligne vide, le texte, une ligne vide, </Encadre>.',
  },
  {
    code: 'bloc-inconnu',
    pattern: /^[ \t]*((?:!{3}|\?{3}\+?)[ \t]*\w[^\n]*)/gm,
    message: 'Les blocs « !!! » ne sont pas lus ici.',
    help: 'Écrivez <Encadre type="attention">, une ligne vide, le texte, une ligne vide, </Encadre>.',
  },
  {
    code: 'bloc-inconnu',
    pattern: /^[ \t]*>?[ \t]*(\[!\w+\])/gm,
    message: 'Les blocs « [!NOTE] » ne sont pas lus ici.',
    help: 'Écrivez <Encadre type="retenir">, une ligne vide, le texte, une ligne vide, </Encadre>.',
  },
  {
    code: 'formule',
    pattern:
      /(\$\$[^$]*\$\$|\$(?=[^\s$])[^$\n]*[\\^_{][^$\n]*\$|\\(?:frac|times|text|mathrm|cdot|sqrt|leq|geq|le|ge|div|pm|circ|mu|alpha|beta|rightarrow|begin|end|left|right)\b)/gu,
    message: 'Une formule LaTeX n’est pas lue : elle s’affiche telle quelle.',
    help: 'Écrivez la formule avec des mots et des signes : « poids (kg) ÷ taille² (m) », 10<sup>9</sup>.',
  },
  {
    code: 'question-liascript',
    pattern: /^[ \t]*(?:-[ \t]*)?(\[\([ xX]?\)\]|\[\[[ xX]\]\])/gmu,
    message: 'Une question de LiaScript n’est pas lue : elle s’affiche telle quelle.',
    help: 'Écrivez <Choix id="…">, l’énoncé, puis « - [x] la bonne réponse », « - [ ] une autre », et </Choix>.',
  },
  {
    code: 'question-liascript',
    pattern: /(\[\[[^[\]\n]*\]\])/gu,
    message: 'Un trou n’est lu que dans <Trous> : ici, il s’affiche tel quel.',
    help: 'Mettez la phrase dans <Trous id="…"> et </Trous>, ou retirez les doubles crochets.',
    outsideGaps: true,
  },
  {
    code: 'marque-inconnue',
    pattern:
      /((?<![=<>!])==(?=[^\s=])[^=\n]+==(?!=)|(?<!\+)\+\+(?=[^\s+])[^+\n]+\+\+(?!\+)|(?<![^\s(])!?\?{1,2}\[[^\]\n]*\]\([^)\n]*\))/gu,
    message: 'Cette marque n’est pas lue ici : elle s’affiche.',
    help: 'Écrivez le texte sans elle, ou **en gras**.',
  },
];

/** `prose`: the page without code, tags and notes; `gaps`: where questions with gaps stand. */
export function checkForeign(prose: string, gaps: readonly Span[], report: Reporter): void {
  const seen = new Set<number>();
  for (const { code, pattern, message, help, fix, outsideGaps } of MARKS) {
    for (const match of prose.matchAll(pattern)) {
      const written = match[1] ?? match[0];
      const start = match.index + match[0].indexOf(written);
      const line = prose.lastIndexOf('\n', start) + 1;
      if (seen.has(line)) continue;
      if (outsideGaps && gaps.some((gap) => start >= gap.start && start < gap.end)) continue;
      seen.add(line);
      const at = { start, end: start + written.trimEnd().length };
      const finding: Finding = { code, at, message, help };
      report.error(
        fix === undefined ? finding : { ...finding, fix: { ...at, text: fix(written) } },
      );
    }
  }
}
