/** Learners added, changed and moved; within a group nobody is there twice. */
import type { AddedLearner, AddedLearners, LearnerChange } from '../../core/api/learners.ts';
import type { Arrangements } from '../../core/people/arrangements.ts';
import { addressOf } from '../../core/people/learner-address.ts';
import { readLearnerList, type ReadLine } from '../../core/people/learner-list.ts';
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
): AddedLearners {
  const added: AddedLearner[] = [];
  const refused: ReadLine[] = [];
  const group = identities.ofGroup(at.group);
  const there = openPresence(group);
  const names = group.map(({ name }) => name);
  for (const line of readLearnerList(text, names)) {
    if (line.status === 'error' || line.name === null) {
      refused.push(line);
      continue;
    }
    const { name, email, doubt } = line;
    const problem = there.problemOf({ name, email });
    if (problem !== null) {
      refused.push({
        ...line,
        ...{ status: 'error', name: null, email: null, problem, proposal: null },
      });
      continue;
    }
    const { id: row } = learners.create(at.homePage);
    const as = { name, email, group: at.group, moreTries: 0 };
    identities.add(row, as, linkExpiry(clock()));
    const identity = identities.byRow(row);
    if (!identity) continue;
    there.add(identity);
    added.push({ id: identity.id, name, ...(doubt !== undefined && { doubt }) });
  }
  return { added, refused };
}

type Known = Pick<Identity, 'name' | 'email'>;

interface Presence {
  readonly add: (one: Known) => void;
  /** Why somebody cannot be in that group too: French; null when they can. */
  readonly problemOf: (one: Known) => string | null;
}

/** Who is in a group, found by address and by name: a long list is compared with itself. */
export function openPresence(there: readonly Known[]): Presence {
  const byAddress = new Map<string, Known>();
  const byName = new Map<string, Known>();
  const add = (one: Known): void => {
    if (one.email !== null && !byAddress.has(key(one.email))) byAddress.set(key(one.email), one);
    if (!byName.has(key(one.name))) byName.set(key(one.name), one);
  };
  there.forEach(add);
  return {
    add,
    problemOf: ({ name, email }) => {
      const sameAddress = email === null ? undefined : byAddress.get(key(email));
      if (sameAddress) return `L’adresse ${email} est déjà dans ce groupe (${sameAddress.name}).`;
      const sameName = byName.get(key(name));
      if (!sameName || (email !== null && sameName.email !== null)) return null;
      return email === null
        ? `${name} est déjà dans ce groupe. S’il s’agit d’une autre personne, ajoutez son adresse.`
        : `${name} est déjà dans ce groupe, sans adresse : ajoutez l’adresse dans sa fiche.`;
    },
  };
}

const key = (text: string): string => text.normalize('NFC').toLowerCase();

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
    const problem = openPresence(others).problemOf(after);
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
