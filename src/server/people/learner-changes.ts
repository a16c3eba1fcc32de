/** Learners added, changed and moved; within a group nobody is there twice. */
import type { Arrangements, LearnerChange, Person } from '../../core/board.ts';
import { addressOf } from '../../core/learner-address.ts';
import { readLearnerList, type ReadLine } from '../../core/learner-list.ts';
import type { Learners } from '../launch/learners.ts';
import { readName } from './body.ts';
import type { Identities, Identity } from './identities.ts';
import { PeopleRefusal } from './refusal.ts';

/** Beyond, a trainer is undoing the limit rather than arranging it. */
export const MOST_MORE_TRIES = 20;

/** How long a personal link lasts when nobody says otherwise. */
const LINK_MONTHS = 12;

/** @returns ISO */
export function linkExpiry(now: Date): string {
  const date = new Date(now);
  date.setUTCMonth(date.getUTCMonth() + LINK_MONTHS);
  return date.toISOString();
}

interface AddParts {
  readonly identities: Identities;
  readonly learners: Pick<Learners, 'create'>;
  readonly clock: () => Date;
}

/** Good lines become learners; the others come back with what is wrong. To be run in a transaction. */
export function addLearners(
  { identities, learners, clock }: AddParts,
  at: { readonly group: string; readonly homePage: string },
  text: string,
): { readonly added: readonly Person[]; readonly refused: readonly ReadLine[] } {
  const added: Person[] = [];
  const refused: ReadLine[] = [];
  const there = [...identities.ofGroup(at.group)];
  for (const line of readLearnerList(text)) {
    if (line.status === 'error' || line.name === null) {
      refused.push(line);
      continue;
    }
    const { name, email } = line;
    const problem = alreadyThere(there, { name, email });
    if (problem !== null) {
      refused.push({ ...line, status: 'error', name: null, email: null, problem, proposal: null });
      continue;
    }
    const { id: row } = learners.create(at.homePage);
    const as = { name, email, group: at.group, moreTries: 0 };
    identities.add(row, as, linkExpiry(clock()));
    const identity = identities.byRow(row);
    if (!identity) continue;
    there.push(identity);
    added.push({ id: identity.id, name });
  }
  return { added, refused };
}

/** Why somebody cannot be in that group too: French; null when they can. */
export function alreadyThere(
  there: readonly Pick<Identity, 'name' | 'email'>[],
  { name, email }: Pick<Identity, 'name' | 'email'>,
): string | null {
  const sameAddress = email === null ? null : there.find((one) => same(one.email, email));
  if (sameAddress) return `L’adresse ${email} est déjà dans ce groupe (${sameAddress.name}).`;
  const sameName = there.find((one) => same(one.name, name));
  if (!sameName || (email !== null && sameName.email !== null)) return null;
  return email === null
    ? `${name} est déjà dans ce groupe. S’il s’agit d’une autre personne, ajoutez son adresse.`
    : `${name} est déjà dans ce groupe, sans adresse : ajoutez l’adresse dans sa fiche.`;
}

const same = (a: string | null, b: string): boolean =>
  a !== null && a.normalize('NFC').toLowerCase() === b.normalize('NFC').toLowerCase();

/** What a learner becomes. @throws PeopleRefusal 400, 409 */
export function changed(
  identities: Pick<Identities, 'ofGroup'>,
  before: Identity,
  asked: LearnerChange,
): Pick<Identity, 'name' | 'email' | 'group' | 'moreTries'> {
  const after = {
    name: asked.name === undefined ? before.name : readName(asked.name),
    email: asked.email === undefined ? before.email : readEmail(asked.email),
    group: asked.group ?? before.group,
    moreTries: asked.arrangements ? readMoreTries(asked.arrangements) : before.moreTries,
  };
  const movesOrIsCalledAnew =
    after.group !== before.group || after.name !== before.name || after.email !== before.email;
  if (movesOrIsCalledAnew && after.group !== null) {
    const others = identities.ofGroup(after.group).filter(({ row }) => row !== before.row);
    const problem = alreadyThere(others, after);
    if (problem !== null) throw new PeopleRefusal(409, problem);
  }
  return after;
}

function readEmail(text: string | null): string | null {
  const trimmed = text?.trim() ?? '';
  if (trimmed === '') return null;
  const email = addressOf(trimmed);
  if (email === null)
    throw new PeopleRefusal(
      400,
      'Cette adresse ne peut pas recevoir de courriel : écrivez-la comme nom@exemple.fr.',
    );
  return email;
}

function readMoreTries({ moreTries }: Arrangements): number {
  if (!Number.isInteger(moreTries) || moreTries < 0 || moreTries > MOST_MORE_TRIES)
    throw new PeopleRefusal(
      400,
      `Le nombre d’essais en plus va de 0 à ${MOST_MORE_TRIES}, sans virgule.`,
    );
  return moreTries;
}
