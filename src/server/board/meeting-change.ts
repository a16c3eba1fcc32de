/** What a remote session may become: French sentences for what may not be. */
import type { MeetingChange } from '../../core/api/meetings.ts';
import type { Catalogue } from '../../core/course/catalogue.ts';
import { readName } from '../people/body.ts';
import type { Group } from '../people/groups.ts';
import type { People } from '../people/people.ts';
import { PeopleRefusal } from '../people/refusal.ts';
import { stateOf, type PlannedMeeting } from './meetings.ts';

/** A day's teaching; longer is a wrong date. */
const LONGEST_MS = 12 * 3600_000;
const LONGEST_ADDRESS = 1000;

interface Context {
  readonly people: Pick<People, 'accounts' | 'groups'>;
  readonly catalogue: Catalogue;
  readonly group: Group;
  readonly now: Date;
}

/** @param before null for a new one. @throws PeopleRefusal 400, 409 */
export function checkedMeeting(
  asked: Partial<MeetingChange>,
  before: PlannedMeeting | null,
  context: Context,
): MeetingChange {
  const { now } = context;
  const state = before && stateOf(before, now);
  if (state === 'ended')
    throw new PeopleRefusal(409, 'Cette séance est terminée : elle ne change plus.');
  const start = readTime(asked.start ?? before?.start, 'du début');
  const end = readTime(asked.end ?? before?.end, 'de la fin');
  if (state === 'running' && start !== before?.start)
    throw new PeopleRefusal(409, 'Cette séance a commencé : son début ne change plus.');
  if (end <= start)
    throw new PeopleRefusal(400, 'La séance finit avant de commencer : corrigez les heures.');
  if (Date.parse(end) - Date.parse(start) > LONGEST_MS)
    throw new PeopleRefusal(400, 'La séance dure plus de 12 heures : vérifiez la date de la fin.');
  if (end <= now.toISOString())
    throw new PeopleRefusal(400, 'Cette date est passée : choisissez-en une à venir.');
  return {
    units: readUnits(asked.units ?? before?.units ?? [], context.catalogue),
    start,
    end,
    title: readTitle(asked.title ?? before?.title ?? ''),
    call: readCall(asked.call === undefined ? (before?.call ?? null) : asked.call),
    trainer: readTrainer(asked.trainer ?? before?.trainer.id ?? '', context),
  };
}

function readTime(text: string | undefined, which: string): string {
  const time = /^\d{4}-\d\d-\d\dT/.test(text ?? '') ? Date.parse(text ?? '') : NaN;
  if (Number.isNaN(time))
    throw new PeopleRefusal(400, `La date ou l’heure ${which} n’est pas lisible : choisissez-la.`);
  return new Date(time).toISOString();
}

const readTitle = (text: string): string => (text.trim() === '' ? '' : readName(text, 'Le titre'));

/** An address that learners' browsers open: of an encrypted page, and nothing else. */
function readCall(text: string | null): string | null {
  const address = text?.trim() ?? '';
  if (address === '') return null;
  const url = URL.parse(address);
  if (url?.protocol !== 'https:' || url.username !== '' || address.length > LONGEST_ADDRESS)
    throw new PeopleRefusal(
      400,
      'Le lien de la visio n’est pas lisible : copiez-le en entier, il commence par https://.',
    );
  return url.href;
}

function readUnits(units: readonly string[], catalogue: Catalogue): readonly string[] {
  if (units.length === 0)
    throw new PeopleRefusal(400, 'La séance n’a pas de leçon : choisissez-en au moins une.');
  if (units.some((id) => !catalogue.units.some((unit) => unit.id === id)))
    throw new PeopleRefusal(400, 'Une des leçons choisies n’est plus dans le cours.');
  // In the order of the course, each once.
  return catalogue.units.map(({ id }) => id).filter((id) => units.includes(id));
}

function readTrainer(id: string, { people, group }: Context): string {
  const account = people.accounts.find(id);
  if (!account || account.closed)
    throw new PeopleRefusal(400, 'Le formateur choisi n’a pas de compte ouvert.');
  if (account.role !== 'administrateur' && !people.groups.isTrainer(group.id, id))
    throw new PeopleRefusal(
      400,
      `${account.name} n’est pas formateur de ce groupe : ajoutez-le d’abord au groupe.`,
    );
  return id;
}
