/** What somebody pastes or types to come in: the whole message, the address, or its code. */

/** A learner's number, then twenty signs (server/people/links.ts); spaces and dashes are for the eye. */
const LINK = /^\d{1,15}[0-9a-z]{20}$/;
/** Eight signs, of a sheet cut up (server/people/entry-codes.ts). */
const SHEET = /^[0-9a-z]{8}$/;

/** Path of what it opens, on this site; null: there is none in it. */
export function linkIn(typed: string): string | null {
  const { path, code } = read(typed);
  if (path !== 'entrer' && SHEET.test(code)) return `/l/${code}`;
  return path !== 'l' && LINK.test(code) ? `/entrer/${code}` : null;
}

/** @returns path: of the address in it; absent where a code stands alone */
function read(typed: string): { readonly path?: string | undefined; readonly code: string } {
  const [, path, named] = /\/(entrer|l)\/\s*([^\s/?#<>"']+)/.exec(typed) ?? [];
  return { path, code: compact(named === undefined ? typed : decoded(named)) };
}

const compact = (text: string): string => text.toLowerCase().replace(/[\s\-\u2010-\u2015]/g, '');

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** What is wrong with it, and what to do. */
export function linkProblem(typed: string): string {
  if (typed.trim() === '') return 'Collez d’abord votre lien, ou tapez votre code.';
  const { code } = read(typed);
  return /^(?=.*\d)[0-9a-z]+$/.test(code)
    ? `Il manque des signes ou il y en a trop (vous en avez tapé ${code.length} en tout) : le code d’une feuille en a 8, celui d’un lien a un nombre, puis 20 signes. Recopiez-le en entier.`
    : 'Ce n’est pas un lien personnel : il contient « /entrer/ » et un code comme 12-abcde-fghjk-mnpqr-stvwx. Sur une feuille, le code a 8 signes. Recopiez-le en entier.';
}
