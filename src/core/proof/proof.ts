/** A learner's proof, from the rows about them. */
import { announced, provenActivities, provenSittings } from './activities.ts';
import { provenExchanges } from './assistance.ts';
import { competenceMap } from './competence-map.ts';
import { correctionsIn } from './corrections.ts';
import { openedTime, provenMeetings, sumOf } from './meetings.ts';
import { missingIn } from './missing.ts';
import type { Proof, Sums } from './model.ts';
import type { ProofRecords } from './records.ts';
import { provenTexts } from './texts.ts';

export function proofOf(records: ProofRecords): Proof {
  const { meetings, outside } = provenMeetings(records);
  const exchanges = provenExchanges(records);
  const activities = provenActivities(records);
  const texts = provenTexts(records);
  const sittings = provenSittings(records);
  const rows = { meetings, exchanges, activities, texts, sittings };
  const proof = {
    ...rows,
    outside,
    corrections: correctionsIn(records),
    blocs: competenceMap(records, rows),
    sums: sumsOf(rows, records),
  };
  return { ...proof, missing: missingIn(proof, records.now) };
}

type Rows = Pick<Proof, 'meetings' | 'exchanges' | 'activities' | 'texts' | 'sittings'>;

function sumsOf(rows: Rows, records: ProofRecords): Sums {
  const { meetings, exchanges, activities, texts, sittings } = rows;
  const pressed = meetings.filter((meeting) => meeting.pressed !== null);
  const onPath = activities.filter(({ isOnPath }) => isOnPath);
  const times = [
    ...pressed.flatMap((meeting) => meeting.pressed ?? []),
    ...exchanges.map(({ asked }) => asked),
    ...texts.map(({ at }) => at),
    ...sittings.map(({ at }) => at),
    ...records.sessions.map(({ start }) => start),
  ].sort();
  return {
    planned: sumOf(meetings),
    pressed: sumOf(pressed),
    confirmed: sumOf(pressed.filter(({ confirmed }) => confirmed !== null)),
    lessons: announced(
      onPath.filter(({ kind }) => kind === 'lesson'),
      ({ state }) => state === 'done',
    ),
    evaluations: announced(
      onPath.filter(({ kind }) => kind === 'evaluation'),
      ({ tries }) => tries > 0,
    ),
    opened: openedTime(records.sessions),
    first: times[0] ?? null,
    last: times.at(-1) ?? null,
  };
}
