/** Marks of other tools, and marks of Markdown that lack a space: shown as they are, or swallowed. */
import type { Finding, Reporter } from '../diagnostic.ts';
import type { Span } from '../source.ts';
import { TAGS } from '../tags.ts';

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
const FIXED = '\\u00a0\\u1680\\u2000-\\u200a\\u202f\\u205f\\u3000';

/** How a line of a list is begun elsewhere: "1-", "(a)", "ii.", "①", "→", "–un". */
const ENUMERATOR = [
  '[ \\t]*(?!\\d{1,9}[.)][ \\t]|M[ \\u00a0]?[.])(?:',
  '\\(?(?:\\d{1,3}|[a-zA-Z]|[ivxIVX]{1,4})[ \\u00a0]?(?:[)\\/°:-]|\\.[)\\/-]?)(?=[ \\t\\u00a0]+\\p{L})',
  '|\\d{1,3}[ \\u00a0]?-(?=\\p{L})|\\([a-zA-Z\\d]{1,3}\\)(?=[ \\u00a0]?\\p{L})',
  '|[①-⓿❶-➓⒜-⒵][ \\u00a0]?',
  '|[·○◉◌→⇒➔➜›»☐☑☒✗✘★☆❖◆◇–—](?=[ \\t\\u00a0]?\\p{L})|-(?=\\p{L})',
  '|o[ \\t]+(?=\\p{L})|\\[[ xX]\\](?=[ \\t\\u00a0])',
  ')',
].join('');

const FORMULA = {
  message: 'Une formule LaTeX n’est pas lue : elle s’affiche telle quelle.',
  help: 'Écrivez la formule avec des mots et des signes : « poids (kg) ÷ taille² (m) », 10<sup>9</sup>.',
};

const MARKS: readonly Mark[] = [
  {
    code: 'titre-colle',
    pattern: new RegExp(`^ {0,3}(#{1,6}[${FIXED}]+)`, 'gmu'),
    message:
      'Les « # » de ce titre sont suivis d’une espace insécable ou spéciale : il s’affiche comme du texte.',
    help: 'Tapez une espace ordinaire après les « # ».',
    fix: (written) => `${written.replace(/[^#]+/u, '')} `,
  },
  {
    code: 'titre-colle',
    pattern: new RegExp(`^[ \\t]*([${FIXED}][${FIXED} \\t]*#{1,6})(?=[ \\t${FIXED}])`, 'gmu'),
    message: 'Une espace insécable précède ce titre : il s’affiche comme du texte.',
    help: 'Effacez ce qui est devant les « # ».',
  },
  {
    code: 'titre-colle',
    pattern: /^ {0,3}(#{7,})/gm,
    message: 'Il n’y a pas de titre à sept « # » : ils s’affichent.',
    help: 'Écrivez « ## » pour une partie, « ### » pour une sous-partie.',
  },
  {
    code: 'titre-colle',
    pattern: /^ {0,3}(#{2,6})(?=[^\s#])/gmu,
    message: 'Ce titre n’a pas d’espace après les « # » : il s’affiche comme du texte.',
    help: 'Écrivez « ## Titre », avec une espace.',
    fix: (written) => `${written} `,
  },
  {
    code: 'titre-colle',
    pattern: /^ {0,3}(#)(?=\p{L})/gmu,
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
    code: 'puce-inconnue',
    pattern: new RegExp(
      `^(?![^\\n]*\\|)(${ENUMERATOR})[^\\n]*\\n(?:[ \\t]*[^\\s<>|#\\-*+][^\\n]*\\n)?(?=${ENUMERATOR})`,
      'gmu',
    ),
    message:
      'Ce début de ligne n’ouvre pas une liste : les lignes se suivraient dans un seul paragraphe.',
    help: 'Commencez chaque ligne par « - », ou par « 1. », et une espace ; ou laissez une ligne vide entre elles.',
  },
  {
    code: 'bloc-inconnu',
    pattern: /^[ \t]*(\[toc\]|\[\[_?toc_?\]\])[ \t]*$/gim,
    message: 'Le sommaire se fait tout seul : cette ligne s’affiche.',
    help: 'Supprimez-la.',
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
    ...FORMULA,
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
    code: 'note-de-bas-de-page',
    // One that is defined is told where the page is read.
    pattern: /(\[\^([^\]\s]+)\](?!:)(?![\s\S]*^\[\^\2\]:)|\^\[[^\]\n]+\])/gmu,
    message: 'Les notes de bas de page ne sont pas lues ici.',
    help: 'Mettez la note dans la phrase, entre parenthèses, ou dans un <Encadre>.',
  },
  {
    code: 'note-affichee',
    pattern: /(%%[^%\n]+%%|^[ \t]*\/\*[^\n]*|^[ \t]*\/\/[ \t][^\n]*)/gm,
    message: 'Cette note s’affiche : tout le monde la lirait.',
    help: 'Une note pour vous seul s’écrit {/* à revoir */}.',
  },
  {
    code: 'balise-espacee',
    pattern: new RegExp(
      `(<[ \\t\\u00a0]+/?(?:${Object.keys(TAGS)
        .filter((name) => /^[A-Z]/.test(name))
        .join('|')})\\b)`,
      'g',
    ),
    message: 'Une espace suit ce « < » : la balise n’est pas lue, et s’affiche.',
    help: 'Collez le nom au « < ».',
  },
  {
    code: 'lien-non-lu',
    pattern:
      /((?<!!)\[[^[\]\n]+\]\([ \t]*[^\s()"']+[ \t]+[^\s()"'][^()"'\n]*\)|\[[^[\]\n]+\][ \u00a0]\((?:https?:\/\/|www\.|\/|mailto:)[^)\n]*\))/gu,
    message: 'Ce lien ne se lit pas : il s’affiche tel quel.',
    help: 'Écrivez [texte](adresse), sans espace entre « ] » et « ( » ni dans l’adresse (une espace s’y écrit %20).',
  },
  {
    code: 'marque-inconnue',
    pattern:
      /^[ \t]*(={2,6}[ \t][^\n=]+[ \t]={2,6}[ \t]*$|\*\[[^\]\n]+\]:[^\n]*|(?<=\S[ \t]*\n[ \t]*):[ \t]+\S[^\n]*)/gm,
    message: 'Cette marque n’est pas lue ici : elle s’affiche.',
    help: 'Écrivez « ## Titre » pour un titre, « - **mot** : sens » pour une définition.',
  },
  {
    code: 'marque-inconnue',
    pattern:
      /((?<![=<>!])==(?=[^\s=])[^=\n]+==(?!=)|(?<!\+)\+\+(?=[^\s+])[^+\n]+\+\+(?!\+)|(?<![^\s(])!?\?{1,2}\[[^\]\n]*\]\([^)\n]*\))/gu,
    message: 'Cette marque n’est pas lue ici : elle s’affiche.',
    help: 'Écrivez le texte sans elle, ou **en gras**.',
  },
];

/**
 * A formula between escaped signs, \( … \) or \[ … \], which `prose` has blanked: what stands between is
 * still there, unlike in code.
 */
const ESCAPED_FORMULA = /\\\([^\n]*?\\\)|\\\[(?=[^\n]*(?:\\[a-zA-Z]|\^))[^\n]*?\\\]/g;

/** Where such a formula stands in the source of a page. */
function escapedFormulas(prose: string, text: string): readonly Span[] {
  return [...text.matchAll(ESCAPED_FORMULA)]
    .map(({ index, 0: { length } }) => ({ start: index, end: index + length }))
    .filter(({ start, end }) => prose.slice(start + 2, end - 2).trim() !== '');
}

/** `prose`: the page without code, tags and notes; `text`: as written; `gaps`: where questions with gaps stand. */
export function checkForeign(
  prose: string,
  text: string,
  gaps: readonly Span[],
  report: Reporter,
): void {
  const seen = new Set<number>();
  for (const at of escapedFormulas(prose, text)) {
    seen.add(prose.lastIndexOf('\n', at.start) + 1);
    report.error({ code: 'formule', at, message: FORMULA.message, help: FORMULA.help });
  }
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
