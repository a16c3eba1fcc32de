/**
 * GET /entrer/<secret>, and /l/<code> of a sheet, ask "Je suis …" and change nothing: mail scanners and previews
 * open links too. POST makes this browser the learner's, and spends the code. `?vers=` is where to go then, a path of this site.
 */
import { Hono, type Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { html } from 'hono/html';
import { readersWords } from '../../core/people/readers.ts';
import type { CatalogueReader } from '../launch/catalogue.ts';
import { COOKIE } from '../launch/cookie.ts';
import type { Learners } from '../launch/learners.ts';
import { page } from '../shell/shell.ts';
import type { Steady } from '../process/steady.ts';
import type { AddressOf } from './address.ts';
import { CODE_PATH, type CodeVerdict } from './entry-codes.ts';
import { hint, reachOf } from './hints.ts';
import type { Identity } from './identities.ts';
import { ENTRY_PATH, type LinkVerdict } from './links.ts';
import type { People } from './people.ts';
import { rateLimit } from '../access/rate-limit.ts';
import { isSameSite } from './same-site.ts';

export interface EntryParts {
  readonly people: Pick<People, 'groups' | 'links' | 'entryCodes' | 'identities'>;
  readonly learners: Learners;
  readonly catalogue: CatalogueReader;
  readonly steady: Steady;
  readonly originOf: (c: Context) => string;
  readonly addressOf: AddressOf;
  readonly publicUrl: string | null;
}

export function createEntry(parts: EntryParts): Hono {
  const { people, learners, steady } = parts;
  // Links that are none: a class that shares an address may mistype, a machine may not guess.
  const wrongLinks = rateLimit({ burst: 30, periodMs: 10 * 60_000 });
  const app = new Hono();

  /** @param spend what is good once: false when somebody was faster */
  const enter = (c: Context, verdict: Verdict, spend: (learner: Identity) => boolean) => {
    if (verdict.kind !== 'valid') {
      const wait = verdict.kind === 'unknown' ? wrongLinks.spend(parts.addressOf(c), steady()) : 0;
      return wait > 0 ? tooOften(c, wait) : refusal(c, verdict);
    }
    const { learner } = verdict;
    const target = safePath(c.req.query('vers'));
    // HEAD is answered as GET: it changes nothing either.
    if (c.req.method !== 'POST') {
      const group = learner.group === null ? null : people.groups.find(learner.group);
      const before = learners.byCookie(getCookie(c, COOKIE) ?? '');
      return question(c, {
        name: learner.name,
        course: parts.catalogue()?.course.title ?? null,
        group: group?.name ?? null,
        trainers: group ? people.groups.trainers(group.id).map(({ name }) => name) : [],
        target,
        replaces: before !== null && before.id !== learner.row,
      });
    }
    if (!isSameSite(c, parts.publicUrl)) return foreign(c);
    if (!spend(learner)) return refusal(c, { kind: 'spent' });
    people.identities.noteUse(learner.row);
    const before = getCookie(c, COOKIE);
    if (before !== undefined) learners.leave(before);
    const reach = reachOf(parts.originOf(c));
    setCookie(c, COOKIE, learners.enter(learner.row), { ...reach, httpOnly: true });
    hint(c, people.groups.pathOf(learner.row), reach);
    c.header('cache-control', 'no-store');
    c.header('referrer-policy', 'no-referrer');
    return c.redirect(target, 303);
  };

  app.on(['GET', 'POST'], `${ENTRY_PATH}/:secret`, (c) =>
    enter(c, people.links.read(c.req.param('secret')), () => true),
  );
  app.on(['GET', 'POST'], `${CODE_PATH}/:code`, (c) =>
    enter(c, people.entryCodes.read(c.req.param('code')), people.entryCodes.spend),
  );

  return app;
}

type Verdict = LinkVerdict | CodeVerdict;
type NoEntry = Exclude<Verdict, { kind: 'valid' }>;

/** A path of this site, the home page for anything else. */
export function safePath(asked: string | undefined): string {
  const base = 'http://site.invalid';
  if (asked === undefined || !asked.startsWith('/') || !URL.canParse(asked, base)) return '/';
  const { origin, pathname, search, hash } = new URL(asked, base);
  return origin === base && !pathname.startsWith('//') ? `${pathname}${search}${hash}` : '/';
}

interface Question {
  readonly name: string;
  readonly course: string | null;
  readonly group: string | null;
  readonly trainers: readonly string[];
  readonly target: string;
  /** Somebody else uses this browser. */
  readonly replaces: boolean;
}

function question(c: Context, { name, course, group, trainers, target, replaces }: Question) {
  const action = target === '/' ? '' : `?vers=${encodeURIComponent(target)}`;
  return page(c, {
    title: 'Est-ce bien vous ?',
    status: 200,
    body: html`<p>
        Ce lien personnel ouvre le cours${course === null ? '' : ` « ${course} »`} au nom de
        <strong>${name}</strong>${group === null ? '' : `, groupe « ${group} »`}. Vos réponses
        seront enregistrées à ce nom, et ${readersWords(trainers)}.
      </p>
      ${
        replaces
          ? html`<p class="note">
              Une autre personne est entrée dans ce navigateur. Si vous continuez, il devient le
              vôtre ; ses réponses restent les siennes.
            </p>`
          : ''
      }
      <form method="post" action="${action}">
        <button class="bouton" type="submit">Je suis ${name}</button>
      </form>
      <details>
        <summary>Ce n’est pas moi</summary>
        <p>
          Ne continuez pas avec ce lien : demandez le vôtre à votre formateur. En attendant, vous
          pouvez <a href="/">étudier sans suivi</a>.
        </p>
      </details>`,
  });
}

function refusal(c: Context, verdict: NoEntry) {
  const { title, status, sentence } = reason(verdict);
  return page(c, {
    title,
    status,
    body: html`<p>${sentence}</p>
      ${WAY_OUT}`,
  });
}

/** A form of another site would make this browser somebody's without their knowing. */
function foreign(c: Context) {
  return page(c, {
    title: 'Cette demande vient d’ailleurs',
    status: 403,
    body: html`<p>
        Rien n’a changé. Pour entrer, ouvrez votre lien personnel dans ce navigateur, puis appuyez
        sur « Je suis … ».
      </p>
      ${WAY_OUT}`,
  });
}

const WAY_OUT = html`<p><a class="bouton secondaire" href="/">Étudier sans suivi</a></p>`;

function reason(verdict: NoEntry) {
  switch (verdict.kind) {
    case 'expired':
      return {
        title: 'Ce lien a expiré',
        status: 410,
        sentence: `Il était valable jusqu’au ${longDate(verdict.on)} : demandez-en un nouveau à votre formateur.`,
      } as const;
    case 'spent':
      return {
        title: 'Ce code a déjà servi',
        status: 410,
        sentence:
          'Il ne sert qu’une fois. Si c’était vous, ouvrez l’accueil dans le même navigateur ; sinon, demandez votre lien à votre formateur.',
      } as const;
    case 'revoked':
      return {
        title: 'Ce lien a été désactivé',
        status: 410,
        sentence: 'Votre centre l’a fermé : demandez-en un nouveau à votre formateur.',
      } as const;
    case 'replaced':
      return {
        title: 'Ce lien a été remplacé',
        status: 410,
        sentence: 'Un lien plus récent vous a été donné : ouvrez celui-là.',
      } as const;
    case 'unknown':
      return {
        title: 'Ce lien n’est pas reconnu',
        status: 404,
        sentence:
          'L’adresse est peut-être incomplète : recopiez-la en entier, ou demandez votre lien à votre formateur.',
      } as const;
  }
}

function tooOften(c: Context, seconds: number) {
  c.header('retry-after', String(seconds));
  return page(c, {
    title: 'Trop de liens inexacts',
    status: 429,
    body: html`<p>
        Plusieurs liens non reconnus ont été ouverts depuis votre réseau : attendez
        ${seconds > 60 ? `${Math.ceil(seconds / 60)} minutes` : 'une minute'}, puis rouvrez le
        vôtre.
      </p>
      ${WAY_OUT}`,
  });
}

/** "3 mars 2027", as the calendar reads in France. */
function longDate(iso: string): string {
  return new Intl.DateTimeFormat('fr', { dateStyle: 'long', timeZone: 'Europe/Paris' }).format(
    new Date(iso),
  );
}
