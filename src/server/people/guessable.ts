/** Passwords that are tried first: common words, rows of keys, figures in order, one's own login, repetitions. */

/** Without accents, in small letters. Phrases of several are theirs who think of them. */
const WORDS =
  'motdepasse motpasse monmotdepasse password passwd passe secret bonjour bonsoir salut merci soleil chocolat doudou loulou chouchou coucou jetaime iloveyou amour princesse marseille paris lyon france football bienvenue welcome admin administrateur administrator root user utilisateur invite test essai demo formateur formatrice formation apprenant stagiaire assistant assistantmedical medical centre cabinet changezmoi changeme letmein dragon monkey sunshine master superman batman starwars azerty qwerty qwertz'.split(
    ' ',
  );
const ROWS = [
  'azertyuiop',
  'qsdfghjklm',
  'wxcvbn',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
];
const KEYS = [...ROWS, ...ROWS.map((row) => [...row].reverse().join(''))];
const SHORTEST_RUN = 4;
/** What is left of it, once what is tried first is taken out, must be worth guessing. */
const FEWEST_LEFT = 6;

/** "M0td3p@sse" is read as it is meant. */
const MEANT: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};

export function isGuessable(password: string, login: string): boolean {
  const plain = fold(password);
  const meant = [...plain].map((sign) => MEANT[sign] ?? sign).join('');
  const own = fold(login)
    .split(/[^a-z0-9]+/)
    .filter((part) => part.length >= 3);
  return [plain, meant].some((text) => isWeak(text, [...own, fold(login)]));
}

const fold = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

function isWeak(text: string, own: readonly string[]): boolean {
  const known = [...own, ...WORDS].filter(Boolean).sort((a, b) => b.length - a.length);
  let words = 0;
  let left = '';
  for (let at = 0; at < text.length;) {
    const word = known.find((one) => text.startsWith(one, at));
    const length = word?.length ?? runAt(text, at);
    if (word !== undefined) words += 1;
    if (length === 0) left += text.charAt(at);
    at += Math.max(1, length);
  }
  // Figures and signs around a word are tried with it.
  const worth = left.replace(/[^\p{L}]/gu, '');
  return words <= 2 && (worth.length < FEWEST_LEFT || new Set(worth).size < SHORTEST_RUN);
}

/** How many signs from there follow each other on a keyboard or in the alphabet, or are the same; 0 when few. */
function runAt(text: string, at: number): number {
  let same = 1;
  while (text.charAt(at + same) !== '' && text.charAt(at + same) === text.charAt(at)) same += 1;
  let row = 0;
  for (const keys of KEYS) {
    let length = 0;
    while (at + length < text.length && keys.includes(text.slice(at, at + length + 1))) length += 1;
    row = Math.max(row, length);
  }
  const longest = Math.max(same, row);
  return longest >= SHORTEST_RUN ? longest : 0;
}
