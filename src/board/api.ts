/** The board's side of core/api/trainer-calls.ts: what it asks, and what comes of asking. */
import type { AnswerOf, KeyWith, ParamsOf } from '../core/api/call.ts';
import type {
  Acceptance,
  AccountChange,
  Credentials,
  NewAccount,
  NewPassword,
} from '../core/api/accounts.ts';
import type { GroupChange } from '../core/api/groups.ts';
import type { NewPublication } from '../core/api/help.ts';
import type { LearnerChange, Waiver } from '../core/api/learners.ts';
import type { NewGroupQuestion } from '../core/api/group-questions.ts';
import type { MeetingChange } from '../core/api/meetings.ts';
import type { Problem } from '../core/api/problem.ts';
import type { NewComment, NewProduction } from '../core/api/productions.ts';
import type { GroupSheets } from '../core/meeting/from-lesson.ts';
import type { Press } from '../core/meeting/round.ts';
import type { Names } from '../core/production/stage.ts';
import type { QuestionSheets } from '../core/report/question-sheet.ts';
import type { TrainerCalls } from '../core/api/trainer-calls.ts';

export type Answer<T> =
  | { readonly kind: 'value'; readonly value: T; readonly etag: string | null }
  /** 304: what is known already is still true. */
  | { readonly kind: 'same' }
  /** `message`: French, to be shown as it is. */
  | { readonly kind: 'refused'; readonly status: number; readonly message: string }
  /** No answer, or one that is not the board's. */
  | { readonly kind: 'away' };

export type Api = ReturnType<typeof createApi>;

export interface ApiSettings {
  /** Address of the API, with a last "/". */
  readonly base: string;
  readonly fetch: typeof globalThis.fetch;
  /** The token of who is signed in, for everything but reading. */
  readonly token: () => string | null;
  /** A request that needs an account was answered 401. */
  readonly onSignedOut: () => void;
  /** The server's clock, in ms: a trainer's own may be wrong. */
  readonly onDate: (at: number) => void;
}

type FileKey = KeyWith<TrainerCalls, { readonly file: string }>;
type Key = Exclude<keyof TrainerCalls, FileKey>;

/** What is sent with a call: the parameters of its path, its query, its body, what is known already. */
type Sent<K extends Key> = (keyof ParamsOf<K> extends never
  ? unknown
  : { readonly params: ParamsOf<K> }) &
  Pick<TrainerCalls[K], keyof TrainerCalls[K] & ('query' | 'body')> &
  (TrainerCalls[K] extends { readonly tagged: true }
    ? { readonly etag?: string | null | undefined }
    : unknown);

interface AnySent {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly etag?: string | null;
}

/** Asked by who is not signed in: their 401 says nothing of somebody who was. */
const OPEN: readonly Key[] = ['GET moi', 'POST connexion', 'GET invitation', 'POST invitation'];

export function createApi({ base, fetch, token, onSignedOut, onDate }: ApiSettings) {
  async function ask<K extends Key>(
    key: K,
    ...[sent]: object extends Sent<K> ? [] : [Sent<K>]
  ): Promise<Answer<AnswerOf<TrainerCalls[K]>>> {
    const { params, query, body, etag }: AnySent = sent ?? {};
    const [method = 'GET'] = key.split(' ');
    const csrf = token();
    let response: Response;
    try {
      response = await fetch(addressOf(key, params, query), {
        method,
        cache: 'no-store',
        headers: {
          accept: 'application/json',
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(etag ? { 'if-none-match': etag } : {}),
          ...(method === 'GET' || csrf === null ? {} : { 'x-jeton': csrf }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
    } catch {
      return { kind: 'away' };
    }
    const date = Date.parse(response.headers.get('date') ?? '');
    if (!Number.isNaN(date)) onDate(date);
    if (response.status === 304) return { kind: 'same' };
    if (response.status === 401 && !OPEN.includes(key)) onSignedOut();
    const text = await response.text().catch(() => null);
    if (text === null || response.status >= 502) return { kind: 'away' };
    const value = parsed(text);
    if (!response.ok) {
      const message = (value as Partial<Problem> | null)?.message;
      return { kind: 'refused', status: response.status, message: message ?? UNEXPECTED };
    }
    // An empty answer is one to a request that returns nothing.
    if (value === null && text !== '') return { kind: 'away' };
    return {
      kind: 'value',
      value: value as AnswerOf<TrainerCalls[K]>,
      etag: response.headers.get('etag'),
    };
  }

  function addressOf(
    key: keyof TrainerCalls,
    params: Readonly<Record<string, string>> = {},
    query?: Readonly<Record<string, string>>,
  ): string {
    const path = key.replace(/^\w+ /, '').replace(/:(\w+)/g, (_, name: string) => {
      return encodeURIComponent(params[name] ?? '');
    });
    return `${base}${path}${query ? `?${new URLSearchParams(query).toString()}` : ''}`;
  }
  const file = <K extends FileKey>(key: K, params: ParamsOf<K>): string => addressOf(key, params);

  return {
    me: () => ask('GET moi'),
    signIn: (body: Credentials) => ask('POST connexion', { body }),
    changePassword: (body: NewPassword) => ask('POST moi/mot-de-passe', { body }),
    signOut: () => ask('POST deconnexion'),
    invitation: (secret: string) => ask('GET invitation', { query: { k: secret } }),
    accept: (body: Acceptance) => ask('POST invitation', { body }),

    accounts: () => ask('GET comptes'),
    colleagues: () => ask('GET collegues'),
    addAccount: (body: NewAccount) => ask('POST comptes', { body }),
    changeAccount: (id: string, body: AccountChange) =>
      ask('PATCH comptes/:id', { params: { id }, body }),
    eraseAccount: (id: string) => ask('DELETE comptes/:id', { params: { id } }),
    renewInvitation: (id: string) => ask('POST comptes/:id/lien', { params: { id } }),

    outline: () => ask('GET cours'),
    groups: () => ask('GET groupes'),
    addGroup: (body: Partial<GroupChange>) => ask('POST groupes', { body }),
    changeGroup: (id: string, body: Partial<GroupChange>) =>
      ask('PATCH groupes/:id', { params: { id }, body }),
    board: (id: string, etag?: string | null) =>
      ask('GET groupes/:id/tableau', { params: { id }, etag }),

    questionCounts: (id: string, module: string) =>
      ask('GET groupes/:id/questions', { params: { id }, query: { module } }),
    firstAnswers: (id: string, unite: string, question: string) =>
      ask('GET groupes/:id/reponses', { params: { id }, query: { unite, question } }),
    answersOf: (id: string, unite: string, question: string) =>
      ask('GET apprenants/:id/reponses', { params: { id }, query: { unite, question } }),
    /** A file of the site; null when it cannot be had. */
    questionSheets: async (module: string): Promise<QuestionSheets | null> => {
      try {
        const response = await fetch(
          new URL(`../questions/${encodeURIComponent(module)}.json`, base),
        );
        return response.ok ? ((await response.json()) as QuestionSheets) : null;
      } catch {
        return null;
      }
    },

    addLearners: (group: string, text: string) =>
      ask('POST groupes/:id/apprenants', { params: { id: group }, body: { text } }),
    learner: (id: string) => ask('GET apprenants/:id', { params: { id } }),
    proof: (id: string) => ask('GET apprenants/:id/preuves', { params: { id } }),
    groupProof: (id: string) => ask('GET groupes/:id/preuves', { params: { id } }),
    changeLearner: (id: string, body: LearnerChange) =>
      ask('PATCH apprenants/:id', { params: { id }, body }),
    deleteLearner: (id: string) => ask('DELETE apprenants/:id', { params: { id } }),
    waive: (id: string, body: Waiver) =>
      ask('POST apprenants/:id/dispense', { params: { id }, body }),
    links: (group: string) => ask('GET groupes/:id/liens', { params: { id: group } }),
    codes: (group: string) => ask('POST groupes/:id/codes', { params: { id: group } }),
    renewLink: (learner: string) => ask('POST apprenants/:id/lien', { params: { id: learner } }),
    revokeLink: (learner: string) => ask('DELETE apprenants/:id/lien', { params: { id: learner } }),

    addMeeting: (group: string, body: MeetingChange) =>
      ask('POST groupes/:id/seances', { params: { id: group }, body }),
    changeMeeting: (id: string, body: MeetingChange) =>
      ask('PATCH seances/:id', { params: { id }, body }),
    deleteMeeting: (id: string) => ask('DELETE seances/:id', { params: { id } }),
    endMeeting: (id: string) => ask('POST seances/:id/fin', { params: { id } }),
    meetingDesk: (id: string, etag?: string | null) =>
      ask('GET seances/:id', { params: { id }, etag }),
    projection: (id: string, etag?: string | null) =>
      ask('GET seances/:id/projection', { params: { id }, etag }),
    confirmPresence: (id: string, learners: readonly string[]) =>
      ask('POST seances/:id/presences', { params: { id }, body: { learners } }),
    askGroup: (id: string, body: NewGroupQuestion) =>
      ask('POST seances/:id/questions', { params: { id }, body }),
    stepGroup: (id: string, question: string, body: Press) =>
      ask('POST seances/:id/questions/:question/etapes', { params: { id, question }, body }),
    /** A file of the site. */
    groupSheets: async (module: string): Promise<Answer<GroupSheets>> => {
      try {
        const response = await fetch(new URL(`../groupe/${encodeURIComponent(module)}.json`, base));
        return response.ok
          ? { kind: 'value', value: (await response.json()) as GroupSheets, etag: null }
          : { kind: 'away' };
      } catch {
        return { kind: 'away' };
      }
    },

    productions: (group: string, etag?: string | null) =>
      ask('GET groupes/:id/productions', { params: { id: group }, etag }),
    openProduction: (group: string, body: NewProduction) =>
      ask('POST groupes/:id/productions', { params: { id: group }, body }),
    production: (id: string, etag?: string | null) =>
      ask('GET productions/:id', { params: { id }, etag }),
    shareProduction: (id: string, names: Names) =>
      ask('POST productions/:id/partage', { params: { id }, body: { names } }),
    closeProduction: (id: string) => ask('POST productions/:id/fin', { params: { id } }),
    commentText: (id: string, learner: string, body: NewComment) =>
      ask('POST productions/:id/textes/:learner/commentaire', { params: { id, learner }, body }),
    hideText: (id: string, learner: string, isHidden: boolean) =>
      ask('POST productions/:id/textes/:learner/masque', {
        params: { id, learner },
        body: { isHidden },
      }),

    answerHelp: (id: string, text: string) =>
      ask('POST aide/:id', { params: { id }, body: { text } }),
    closeHelp: (id: string) => ask('POST aide/:id/fin', { params: { id } }),
    publishAnswer: (id: string, body: NewPublication) =>
      ask('POST aide/:id/publication', { params: { id }, body }),
    publishedAnswers: (group: string) =>
      ask('GET groupes/:id/publications', { params: { id: group } }),
    withdrawAnswer: (id: string) => ask('DELETE publications/:id', { params: { id } }),

    /** Files, for plain links. */
    linksFile: (id: string) => file('GET groupes/:id/liens.csv', { id }),
    progressFile: (id: string) => file('GET groupes/:id/suivi.csv', { id }),
    sessionsFile: (id: string) => file('GET groupes/:id/connexions.csv', { id }),
    groupMeetingsFile: (id: string) => file('GET groupes/:id/seances.csv', { id }),
    groupEvidenceFile: (id: string) => file('GET groupes/:id/preuves.csv', { id }),
    learnerMeetingsFile: (id: string) => file('GET apprenants/:id/seances.csv', { id }),
    learnerEvidenceFile: (id: string) => file('GET apprenants/:id/preuves.csv', { id }),
    learnerFile: (id: string) => file('GET apprenants/:id/export', { id }),
  };
}

const UNEXPECTED = 'Le serveur n’a pas accepté cette demande. Rechargez la page, puis recommencez.';

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
