/**
 * Answers an LMS refused because it had closed their session (it abandons those it takes for lost) are said
 * again in the next session of the same registration: under an id of that session's, at a time within it,
 * with the true time beside it.
 */
import { statementId, type Statement } from '../../core/xapi/statement.ts';
import { extensionIri } from '../../core/course/iri.ts';
import type { Store } from '../store.ts';
import { isParked, type ParkedEntry } from './unsent.ts';
import { REFUSALS, type Session } from './session.ts';
import { translateAll, type Translation } from './translate.ts';

export interface RefusedEntry {
  /** Of the store. */
  readonly key: string;
  readonly parked: ParkedEntry & { readonly entry: NonNullable<ParkedEntry['entry']> };
}

/** What this unit's earlier sessions of the registration could not say, oldest first. */
export async function refusedBefore(
  store: Pick<Store, 'list'>,
  id: string,
  { launch, unit }: Session,
): Promise<readonly RefusedEntry[]> {
  return Object.entries(await store.list(REFUSALS))
    .flatMap(([key, parked]) =>
      isParked(parked) && parked.entry !== null && !parked.quiet
        ? [{ key, parked: { ...parked, entry: parked.entry } }]
        : [],
    )
    .filter(
      ({ parked: { session, refusals, entry } }) =>
        session !== id &&
        unitOf(entry.event) === unit.id &&
        refusals.every(
          ({ status, statement }) =>
            status === 403 && statement.context.registration === launch.registration,
        ),
    )
    .sort((a, b) => (a.parked.entry.event.time < b.parked.entry.event.time ? -1 : 1));
}

function unitOf(event: RefusedEntry['parked']['entry']['event']): string | null {
  return 'lesson' in event ? event.lesson : 'evaluation' in event ? event.evaluation : null;
}

/**
 * What is said of it now, and the session after.
 *
 * @param missing those of its statements that the LMS does not hold after all
 */
export function saidAgain(
  id: string,
  session: Session,
  { parked: { entry } }: RefusedEntry,
  missing: readonly Statement[],
): Pick<Translation, 'statements' | 'after'> {
  const { event } = entry;
  const { profile } = session;
  const [told] = translateAll(session, [
    {
      ...entry,
      ...(profile === undefined ? {} : { profile }),
      event: { ...event, id: statementId(event.id, id) },
    },
  ]);
  const statements = (told?.statements ?? []).filter((one) =>
    missing.some(({ verb, object }) => verb.id === one.verb.id && object.id === one.object.id),
  );
  return {
    after: told?.after ?? session,
    statements: statements.map((one) => ({
      ...one,
      context: {
        ...one.context,
        extensions: {
          ...one.context.extensions,
          [extensionIri(session.unit, 'occurred')]: event.time,
        },
      },
    })),
  };
}
