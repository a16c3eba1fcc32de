/** The proof of a learner's part at a distance: for their trainers, for a group, and for themselves. */
import type { LearnerProof, OwnProof } from '../../core/api/proof.ts';
import { proofOf } from '../../core/proof/proof.ts';
import type { CatalogueReader } from '../launch/catalogue.ts';
import { jsonText, tagOf } from '../people/calls.ts';
import { fileName } from '../people/file-name.ts';
import type { Group } from '../people/groups.ts';
import type { Identity } from '../people/identities.ts';
import type { LearnerRoutes } from '../people/own-corner.ts';
import type { People } from '../people/people.ts';
import { notFound } from '../people/refusal.ts';
import type { TrainerRoutes } from '../people/trainer-parts.ts';
import { knownCourse } from './known-course.ts';
import { evidenceCsv, meetingsCsv } from './proof-csv.ts';
import { openProofRecords, type RecordParts } from './proof-records.ts';
import type { Register } from './register.ts';
import { whoIsIn, type KnownLearners } from './who-is-in.ts';

interface ProofParts extends Omit<RecordParts, 'people' | 'register'> {
  readonly people: People;
  readonly catalogue: CatalogueReader;
  readonly register: Register;
}

interface OwnProofParts extends ProofParts, Pick<KnownLearners, 'learners'> {
  /** Where statements are kept elsewhere, what is new there is asked for. */
  readonly look: () => void;
}

function openProofs({ people, catalogue, ...parts }: ProofParts) {
  const records = openProofRecords({ people, ...parts });
  const course = () => knownCourse(catalogue);
  const groupOf = ({ group }: Identity): Group | null =>
    group === null ? null : people.groups.find(group);
  return {
    course,
    records,
    groupOf,
    /** Of each, in the order given. */
    of: (learners: readonly Identity[]): readonly LearnerProof[] => {
      const known = course();
      return parts.register.entries(learners, known).map((entry) => {
        const { id, name, created } = entry.identity;
        const group = groupOf(entry.identity);
        return {
          learner: { id, name },
          group: group && ownGroup(group),
          certification: known.certification ?? null,
          enrolled: created,
          proof: proofOf(records.ofLearner(entry, known)),
          at: parts.clock().toISOString(),
        };
      });
    },
  };
}

const ownGroup = ({ id, name, path }: Group) => ({ id, name, path });

/** Of a trainer's own groups. */
export function proofRoutes(parts: ProofParts) {
  const { allowed, identities } = parts.people;
  const proofs = openProofs(parts);
  const ofLearner = (learner: Identity): LearnerProof => {
    const [proof] = proofs.of([learner]);
    if (!proof) throw notFound();
    return proof;
  };

  return {
    'GET apprenants/:id/preuves': ({ me, params, reply }) =>
      reply(ofLearner(allowed.allowedLearner(me, params.id))),

    'GET apprenants/:id/seances.csv': ({ me, params, file }) => {
      const learner = allowed.allowedLearner(me, params.id);
      return file(`seances-${fileName(learner.name)}.csv`, meetingsCsv([ofLearner(learner)]));
    },

    'GET apprenants/:id/preuves.csv': ({ me, params, file }) => {
      const learner = allowed.allowedLearner(me, params.id);
      return file(`preuves-${fileName(learner.name)}.csv`, evidenceCsv([ofLearner(learner)]));
    },

    'GET groupes/:id/preuves': ({ me, params, reply }) => {
      const group = allowed.allowedGroup(me, params.id);
      const known = proofs.course();
      return reply({
        group: ownGroup(group),
        certification: known.certification ?? null,
        learners: identities.ofGroup(group.id).map(({ id, name }) => ({ id, name })),
        meetings: proofs.records.sheets(group, known),
        at: parts.clock().toISOString(),
      });
    },

    'GET groupes/:id/seances.csv': ({ me, params, file }) => {
      const group = allowed.allowedGroup(me, params.id);
      const all = proofs.of(identities.ofGroup(group.id));
      return file(`seances-${fileName(group.name)}.csv`, meetingsCsv(all));
    },

    'GET groupes/:id/preuves.csv': ({ me, params, file }) => {
      const group = allowed.allowedGroup(me, params.id);
      const all = proofs.of(identities.ofGroup(group.id));
      return file(`preuves-${fileName(group.name)}.csv`, evidenceCsv(all));
    },
  } satisfies Partial<TrainerRoutes>;
}

/** « Mes résultats ». */
export function ownProofRoutes(parts: OwnProofParts) {
  const proofs = openProofs(parts);
  return {
    'GET resultats': ({ c, tagged }) => {
      const { who } = whoIsIn(c, parts);
      parts.look();
      const [known] = proofs.of([who]);
      if (!known) throw notFound();
      const { proof, at } = known;
      const { name } = who;
      const lasting = { name, group: known.group?.name ?? null, proof };
      return tagged(jsonText<OwnProof>({ ...lasting, at }), tagOf(jsonText(lasting)));
    },
  } satisfies Partial<LearnerRoutes>;
}
