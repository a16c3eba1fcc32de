/** Signs nobody sees and that change what is read: named, and taken out. */
import type { Reporter } from '../diagnostic.ts';

const NAMES: Readonly<Record<string, string>> = {
  '\u00ad': 'un tiret de coupure invisible',
  '\u200b': 'une espace de largeur nulle',
  '\u200c': 'un antiliant de largeur nulle',
  '\u200d': 'un liant de largeur nulle',
  '\u200e': 'une marque d’écriture de gauche à droite',
  '\u200f': 'une marque d’écriture de droite à gauche',
  '\u2028': 'un séparateur de lignes invisible',
  '\u2029': 'un séparateur de paragraphes invisible',
  '\u2060': 'un gluon de largeur nulle',
  '\ufeff': 'une marque d’ordre des octets',
};

// A joiner belongs between emojis (a family, a profession): there it is seen.
const INVISIBLE =
  /(?<!\p{Extended_Pictographic}\ufe0f?)\u200d|[\u00ad\u200b\u200c\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]+/gu;

export function checkInvisible(report: Reporter): void {
  for (const match of report.source.text.matchAll(INVISIBLE)) {
    const at = { start: match.index, end: match.index + match[0].length };
    const first = match[0].charAt(0);
    const code = first.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    const before = /\S*$/u.exec(
      report.source.text.slice(Math.max(0, at.start - 24), at.start),
    )?.[0];
    const name = NAMES[first] ?? (first < ' ' ? 'un signe de commande' : 'un signe de direction');
    report.error({
      code: 'signe-invisible',
      at,
      message: `Il y a ici ${name} (U+${code}), que l’on ne voit pas${before ? `, après « ${before} »` : ''}.`,
      help: 'Effacez-le : supprimez le mot et retapez-le, ou lancez « npm run content -- --fix ».',
      // A line separator stood between two words.
      fix: { ...at, text: /[\u2028\u2029]/.test(match[0]) ? '\n' : '' },
    });
  }
}
