/** The board's side of core/api: `/formateur/api/`, typed. */
import type {
  Acceptance,
  Account,
  Colleague,
  Credentials,
  Invitation,
  Me,
  NewAccount,
  NewPassword,
  Person,
} from '../core/api/accounts.ts';
import type { GroupBoard, GroupChange, GroupSummary } from '../core/api/groups.ts';
import type { HelpRequest } from '../core/api/help.ts';
import type {
  Erasure,
  LearnerChange,
  LearnerDetail,
  LearnerLink,
  Waiver,
} from '../core/api/learners.ts';
import type { Meeting, MeetingChange } from '../core/api/meetings.ts';
import type { Outline } from '../core/api/outline.ts';
import type { Problem } from '../core/api/problem.ts';
import type { ReadLine } from '../core/people/learner-list.ts';

export type Answer<T> =
  | { readonly kind: 'value'; readonly value: T; readonly etag: string | null }
  /** 304: what is known already is still true. */
  | { readonly kind: 'same' }
  /** `message`: French, to be shown as it is. */
  | { readonly kind: 'refused'; readonly status: number; readonly message: string }
  /** No answer, or one that is not the board's. */
  | { readonly kind: 'away' };

export interface Added {
  readonly added: readonly Person[];
  readonly refused: readonly ReadLine[];
}

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

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

const OPEN = /^(moi|connexion|invitation)(\?|$)/;

export function createApi({ base, fetch, token, onSignedOut, onDate }: ApiSettings) {
  async function ask<T>(
    method: Method,
    path: string,
    { body, etag }: { readonly body?: unknown; readonly etag?: string | null } = {},
  ): Promise<Answer<T>> {
    const csrf = token();
    let response: Response;
    try {
      response = await fetch(base + path, {
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
    if (response.status === 401 && !OPEN.test(path)) onSignedOut();
    const text = await response.text().catch(() => null);
    if (text === null || response.status >= 502) return { kind: 'away' };
    const value = parsed(text);
    if (!response.ok) {
      const message = (value as Partial<Problem> | null)?.message;
      return { kind: 'refused', status: response.status, message: message ?? UNEXPECTED };
    }
    // An empty answer is one to a request that returns nothing.
    if (value === null && text !== '') return { kind: 'away' };
    return { kind: 'value', value: value as T, etag: response.headers.get('etag') };
  }

  const at = (...parts: readonly string[]): string => parts.map(encodeURIComponent).join('/');
  const get = <T>(path: string, etag?: string | null) =>
    ask<T>('GET', path, etag === undefined ? {} : { etag });
  const post = <T>(path: string, body?: unknown) => ask<T>('POST', path, { body });
  const patch = <T>(path: string, body: unknown) => ask<T>('PATCH', path, { body });
  const remove = <T>(path: string) => ask<T>('DELETE', path);

  return {
    me: () => get<Me>('moi'),
    signIn: (body: Credentials) => post<Me>('connexion', body),
    changePassword: (body: NewPassword) => post<void>('moi/mot-de-passe', body),
    signOut: () => post<void>('deconnexion'),
    invitation: (secret: string) => get<Invitation>(`invitation?k=${encodeURIComponent(secret)}`),
    accept: (body: Acceptance) => post<Me>('invitation', body),

    accounts: () => get<readonly Account[]>('comptes'),
    colleagues: () => get<readonly Colleague[]>('collegues'),
    addAccount: (body: NewAccount) => post<{ readonly url: string }>('comptes', body),
    changeAccount: (id: string, body: Partial<Account>) => patch<Account>(at('comptes', id), body),
    eraseAccount: (id: string) => remove<Erasure>(at('comptes', id)),
    renewInvitation: (id: string) => post<{ readonly url: string }>(at('comptes', id, 'lien')),

    outline: () => get<Outline>('cours'),
    groups: () => get<readonly GroupSummary[]>('groupes'),
    addGroup: (body: Partial<GroupChange>) => post<GroupSummary>('groupes', body),
    changeGroup: (id: string, body: Partial<GroupChange>) =>
      patch<GroupSummary>(at('groupes', id), body),
    board: (id: string, etag?: string | null) =>
      get<GroupBoard>(at('groupes', id, 'tableau'), etag),

    addLearners: (group: string, text: string) =>
      post<Added>(at('groupes', group, 'apprenants'), { text }),
    learner: (id: string) => get<LearnerDetail>(at('apprenants', id)),
    changeLearner: (id: string, body: LearnerChange) => patch<unknown>(at('apprenants', id), body),
    deleteLearner: (id: string) => remove<Erasure>(at('apprenants', id)),
    waive: (id: string, body: Waiver) => post<void>(at('apprenants', id, 'dispense'), body),
    links: (group: string) => get<readonly LearnerLink[]>(at('groupes', group, 'liens')),
    renewLink: (learner: string) => post<LearnerLink>(at('apprenants', learner, 'lien')),
    revokeLink: (learner: string) => remove<unknown>(at('apprenants', learner, 'lien')),

    addMeeting: (group: string, body: MeetingChange) =>
      post<Meeting>(at('groupes', group, 'seances'), body),
    changeMeeting: (id: string, body: MeetingChange) => patch<Meeting>(at('seances', id), body),
    deleteMeeting: (id: string) => remove<unknown>(at('seances', id)),
    endMeeting: (id: string) => post<unknown>(at('seances', id, 'fin')),

    answerHelp: (id: string, text: string) => post<HelpRequest>(at('aide', id), { text }),
    closeHelp: (id: string) => post<unknown>(at('aide', id, 'fin')),

    /** Files, for plain links. */
    linksFile: (group: string) => base + at('groupes', group, 'liens.csv'),
    progressFile: (group: string) => base + at('groupes', group, 'suivi.csv'),
    sessionsFile: (group: string) => base + at('groupes', group, 'connexions.csv'),
    learnerFile: (learner: string) => base + at('apprenants', learner, 'export'),
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
