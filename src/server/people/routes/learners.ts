/** Learners of a group: added by pasting a list, changed, their links, their data, their leaving. */
import type { Context } from 'hono';
import type {
  LearnerChange,
  LearnerLink,
  LinkRenewal,
  NewLearners,
} from '../../../core/api/learners.ts';
import type { Arrangements } from '../../../core/people/arrangements.ts';
import { csv } from '../../../core/report/csv.ts';
import { accepts, number, orNull, problem, string } from '../../lrs/validate/check.ts';
import { bodyOf, optional } from '../body.ts';
import { CODE_PATH } from '../entry-codes.ts';
import { fileName } from '../file-name.ts';
import { exportLearner, keptAbout } from '../export.ts';
import type { Identity } from '../identities.ts';
import { addLearners, changed, linkExpiry } from '../learner-changes.ts';
import { qrCode } from '../qr-code.ts';
import { PeopleRefusal } from '../refusal.ts';
import type { TrainerParts, TrainerRoutes } from '../trainer-parts.ts';

const newLearners = bodyOf<NewLearners>({ text: string });
const learnerChange = bodyOf<LearnerChange>({
  name: optional(string),
  email: optional(orNull(string)),
  group: optional(string),
  arrangements: optional(bodyOf<Arrangements>({ moreTries: number })),
});
const isoTime = accepts<string>((value) =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\d(T|$)/.test(value) && !isNaN(Date.parse(value))
    ? null
    : problem('must be a date'),
);
const renewal = bodyOf<LinkRenewal>({ expires: optional(isoTime) });

export function learnerRoutes(parts: TrainerParts) {
  const { people, store, learners, clock, originOf } = parts;
  const { identities, allowed, links, entryCodes } = people;

  const linkOf = (c: Context, learner: Identity): LearnerLink => {
    const { id, name, email, link } = learner;
    return {
      learner: { id, name },
      email,
      url: link.revoked ? null : `${originOf(c)}${links.pathOf(learner)}`,
      expires: link.expires,
      state: links.stateOf(learner),
      used: link.used,
    };
  };
  /** A link that changes hands takes with it the browsers the old one opened, and their sessions. */
  const setLink = (c: Context, learner: Identity, link: Identity['link']): LearnerLink => {
    store.transaction(() => {
      identities.setLink(learner.row, link);
      entryCodes.cancel(learner.row);
      learners.leaveAll(learner.row);
      parts.endSessions(learner.row, originOf(c));
    });
    return linkOf(c, { ...learner, link });
  };

  return {
    'POST groupes/:id/apprenants': async ({ c, me, params, read, reply }) => {
      const group = allowed.allowedGroup(me, params.id);
      const { text } = await read(newLearners);
      const homePage = parts.homePage(originOf(c));
      return reply(
        store.transaction(() =>
          addLearners({ identities, learners, clock }, { group: group.id, homePage }, text),
        ),
      );
    },

    'PATCH apprenants/:id': async ({ me, params, read, reply }) => {
      const learner = allowed.allowedLearner(me, params.id);
      const asked = await read(learnerChange);
      if (asked.group !== undefined) allowed.allowedGroup(me, asked.group);
      const after = store.transaction(() => {
        const to = changed(identities, learner, asked);
        identities.change(learner.row, to);
        return to;
      });
      return reply({ id: learner.id, name: after.name });
    },

    'GET groupes/:id/liens': ({ c, me, params, reply }) => {
      const group = allowed.allowedGroup(me, params.id);
      return reply(identities.ofGroup(group.id).map((learner) => linkOf(c, learner)));
    },

    'GET groupes/:id/liens.csv': ({ c, me, params, file }) => {
      const group = allowed.allowedGroup(me, params.id);
      const rows = identities.ofGroup(group.id).map((learner) => {
        const { url, expires, state, used } = linkOf(c, learner);
        return [
          learner.name,
          learner.email ?? '',
          url ?? '',
          day(expires),
          STATES[state],
          day(used),
        ];
      });
      return file(
        `liens-${fileName(group.name)}.csv`,
        csv([
          ['Nom', 'Courriel', 'Lien personnel', 'Valable jusqu’au', 'État', 'A servi le'],
          ...rows,
        ]),
      );
    },

    'POST groupes/:id/codes': ({ c, me, params, reply }) => {
      const group = allowed.allowedGroup(me, params.id);
      const address = `${originOf(c)}${CODE_PATH}/`;
      const open = identities.ofGroup(group.id).filter((one) => links.stateOf(one) === 'valid');
      const given = store.transaction(() =>
        open.map((learner) => ({ learner, ...entryCodes.give(learner) })),
      );
      return reply(
        given.map(({ learner: { id, name }, code, expires }) => ({
          learner: { id, name },
          address: address.replace(/^https?:\/\//, ''),
          code,
          expires,
          qr: qrCode(address + code),
        })),
      );
    },

    'POST apprenants/:id/lien': async ({ c, me, params, read, reply }) => {
      const learner = allowed.allowedLearner(me, params.id);
      const hasBody = c.req.header('content-type') !== undefined;
      const { expires } = hasBody ? await read(renewal) : {};
      const until = expires === undefined ? linkExpiry(clock()) : new Date(expires).toISOString();
      if (until <= clock().toISOString())
        throw new PeopleRefusal(400, 'Cette date est passée : choisissez-en une à venir.');
      const version = learner.link.version + 1;
      return reply(setLink(c, learner, { version, expires: until, revoked: false, used: null }));
    },

    'DELETE apprenants/:id/lien': ({ c, me, params, reply }) => {
      const learner = allowed.allowedLearner(me, params.id);
      return reply(setLink(c, learner, { ...learner.link, revoked: true }));
    },

    'DELETE apprenants/:id': async ({ c, me, params, reply }) => {
      const learner = allowed.allowedLearner(me, params.id);
      return reply(await parts.erase(learner, me.id, originOf(c)));
    },

    'GET apprenants/:id/export': async ({ me, params, file }) => {
      const learner = allowed.allowedLearner(me, params.id);
      const group = learner.group === null ? null : people.groups.find(learner.group);
      const kept = await keptAbout(store.db, parts.keeping, learner);
      const known = exportLearner(store.db, learner, group, clock().toISOString(), {
        ...kept,
        externalLrs: parts.externalLrs,
      });
      return file(`donnees-${fileName(learner.name)}.json`, JSON.stringify(known));
    },
  } satisfies Partial<TrainerRoutes>;
}

const STATES = { valid: 'valable', expired: 'expiré', revoked: 'désactivé' } as const;

function day(iso: string | null): string {
  return iso === null ? '' : new Date(iso).toLocaleDateString('fr', { timeZone: 'Europe/Paris' });
}
