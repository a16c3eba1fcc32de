/** What somebody pastes or types as their personal link: the whole message, the address, or its code. */

/** A learner's number, then twenty signs (server/people/links.ts); spaces and dashes are for the eye. */
const CODE = /^\d{1,15}[0-9a-z]{20}$/;

/** Path of the link, on this site; null: there is none in it. */
export function linkIn(typed: string): string | null {
  const named = /\/entrer\/([^\s/?#<>"']+)/.exec(typed)?.[1];
  const code = compact(named === undefined ? typed : decoded(named));
  return CODE.test(code) ? `/entrer/${code}` : null;
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
  const found = compact(/\/entrer\/(\S+)/.exec(typed)?.[1] ?? typed);
  return /^\d[0-9a-z]*$/.test(found)
    ? `Il manque des signes ou il y en a trop : un code a un nombre, puis 20 signes (vous en avez tapé ${found.length} en tout). Recopiez-le en entier.`
    : 'Ce n’est pas un lien personnel : il contient « /entrer/ » et un code comme 12-abcde-fghjk-mnpqr-stvwx. Recopiez-le en entier.';
}
