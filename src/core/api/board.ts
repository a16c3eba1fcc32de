/**
 * What the server and its browsers say to each other about people: the trainer's board under
 * `/formateur/api/`, the learner's own corner under `/apprenant/`. JSON both ways; times are ISO 8601
 * UTC; ids of people, groups and sessions are opaque texts. An error is a `Problem` with a 4xx or 5xx
 * status. Everything but GET under `/formateur/api/` carries the header `x-jeton`: `Me.csrf`.
 */

/** French, for whoever reads the screen: what happened, what to do. */
export interface Problem {
  readonly message: string;
}

export type Role = 'formateur' | 'administrateur';

/** `GET moi`; 401 when nobody is signed in. Also the answer of `POST connexion` and `POST invitation`. */
export interface Me {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly csrf: string;
}

/** `POST connexion`. 401 wrong, 429 too often; both a `Problem`. `POST deconnexion` has no body. */
export interface Credentials {
  readonly login: string;
  readonly password: string;
}

/**
 * `POST moi/mot-de-passe` → 204: the account's other browsers are signed out. 403 when `old` is wrong, 429
 * too often, 400 a password that is too short or easy to guess; all a `Problem`.
 */
export interface NewPassword {
  readonly old: string;
  /** 12 characters at least. */
  readonly password: string;
}

/**
 * `POST invitation`: chooses the password of an account that has a link. The first start prints such a
 * link, `/formateur/?invitation=<secret>`, for an administrator who does not exist yet.
 * `GET invitation?k=<secret>` says whom it is for, 404 when it is used or over.
 */
export interface Acceptance {
  readonly secret: string;
  readonly name: string;
  readonly login: string;
  /** 12 characters at least. */
  readonly password: string;
}

export interface Invitation {
  readonly name: string | null;
  readonly login: string | null;
  readonly role: Role;
}

/** `GET comptes`, `POST comptes`, `PATCH` and `DELETE comptes/:id` (→ `Erasure`): administrators. */
export interface Account {
  readonly id: string;
  readonly name: string;
  readonly login: string;
  readonly role: Role;
  /** A closed account cannot sign in any more. */
  readonly closed: boolean;
  /** Null until it has chosen a password. */
  readonly lastSignIn: string | null;
}

/** `GET collegues`: with whom a group may be shared. */
export interface Colleague extends Person {
  readonly closed: boolean;
}

/** `POST comptes` and `POST comptes/:id/lien` answer with `{ url }`, the account's invitation. */
export interface NewAccount {
  readonly name: string;
  readonly login: string;
  readonly role: Role;
}

/** `GET groupes`: a trainer's own, all for an administrator. */
export interface GroupSummary {
  readonly id: string;
  readonly name: string;
  readonly learners: number;
  readonly trainers: readonly Person[];
  /** Requests for help that nobody has answered. */
  readonly helpWaiting: number;
  readonly archived: boolean;
}

export interface Person {
  readonly id: string;
  readonly name: string;
}

/** `POST groupes` → `GroupSummary`; `PATCH groupes/:id` takes any part of it. */
export interface GroupChange {
  readonly name: string;
  /** Accounts. */
  readonly trainers: readonly string[];
  readonly archived: boolean;
}

/** `GET cours`: what can be assigned, in the order of the course. */
export interface Outline {
  readonly title: string;
  readonly modules: readonly OutlineModule[];
}

export interface OutlineModule {
  readonly id: string;
  readonly title: string;
  /** The module's ink: voc, ide, con, sto, neutre. */
  readonly ink: string;
  readonly units: readonly OutlineUnit[];
}

export interface OutlineUnit {
  /** "vocabulaire-medical/construction" */
  readonly id: string;
  readonly kind: 'lesson' | 'evaluation';
  readonly title: string;
  /** Place among the module's lessons, from 1; null for its evaluation. */
  readonly number: number | null;
  readonly url: string;
}

/** `GET groupes/:id/tableau`, with an ETag: the board asks again every few seconds. */
export interface GroupBoard {
  readonly group: GroupSummary;
  /** Help first, then as in the register: by name. */
  readonly learners: readonly LearnerRow[];
  /** Unanswered first, then the latest; closed ones for a day. */
  readonly help: readonly HelpRequest[];
  /** Those of today and to come, then the last five past ones. */
  readonly meetings: readonly Meeting[];
  /** When this was true. */
  readonly at: string;
}

export interface LearnerRow {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly presence: Presence;
  /** By unit id; a unit that is not there is not begun. */
  readonly units: Readonly<Record<string, UnitState>>;
  readonly lastActivity: string | null;
  readonly sessionSeconds: number;
  readonly activeSeconds: number;
  readonly link: LinkState;
}

/** Where somebody is now, from their open session and what it said last. */
export interface Presence {
  /**
   * works: heard of within 5 minutes; idle: open, silent for longer; away: no open session;
   * finished: away, every unit's criterion is met; never: no session at all.
   */
  readonly state: 'works' | 'idle' | 'away' | 'finished' | 'never';
  readonly since: string | null;
  readonly place: Place | null;
}

export interface Place {
  readonly unit: string;
  /** Ids of the lesson's own, as statements carry them. */
  readonly section: string | null;
  readonly question: string | null;
  /** What to show for section or question: its title, or "question 3". */
  readonly label: string | null;
}

export interface UnitState {
  /**
   * review: done, with fewer than half of the questions right at first, or an evaluation failed last.
   * waived: not asked of this learner, who has not done it either.
   */
  readonly state: 'begun' | 'done' | 'review' | 'waived';
  /** Lessons: questions answered, and right at the first try. */
  readonly answered: number;
  readonly rightFirst: number;
  /** Evaluations: each try handed in, oldest first. */
  readonly tries: readonly Try[];
  readonly sessionSeconds: number;
  readonly activeSeconds: number;
  readonly lastActivity: string;
}

export interface Try {
  readonly at: string;
  /** 0 to 1. */
  readonly scaled: number;
  /** What it is judged by, 0 to 1. */
  readonly mastery: number;
  readonly raw: number | null;
  readonly max: number | null;
  readonly passed: boolean;
}

/**
 * `POST groupes/:id/apprenants` `{ text }`: lines as `core/people/learner-list.ts` reads them; good lines are
 * added, the others come back. → `{ added: Person[], refused: ReadLine[] }`
 */
export interface NewLearners {
  readonly text: string;
}

/** `GET apprenants/:id` */
export interface LearnerDetail {
  readonly learner: LearnerRow;
  readonly group: Person | null;
  readonly arrangements: Arrangements;
  /** Null until the course was finished once ("satisfied", said once of an enrolment). */
  readonly satisfied: Satisfied | null;
  readonly sessions: readonly SessionRow[];
  readonly help: readonly HelpRequest[];
}

/** The course was finished, as it was on that day. */
export interface Satisfied {
  readonly at: string;
  /** Whether every unit the course has today is met too. */
  readonly isCurrent: boolean;
}

/** `PATCH apprenants/:id` */
export interface LearnerChange {
  readonly name?: string;
  readonly email?: string | null;
  readonly group?: string;
  readonly arrangements?: Arrangements;
}

/** Passed to the evaluation through the launch data. */
export interface Arrangements {
  /** Tries beyond the course's own number, for every evaluation. */
  readonly moreTries: number;
}

/**
 * `POST apprenants/:id/dispense`: the unit is not asked of this learner (cmi5 "waived"), for good.
 * → 204; 409 when it was done before. test: they passed a test of it; cours: they did the same
 * elsewhere in this course; ailleurs: outside of it; decision: somebody decided so.
 */
export interface Waiver {
  readonly unit: string;
  readonly reason: 'test' | 'cours' | 'ailleurs' | 'decision';
}

/** `GET apprenants/:id/export`: everything known of them, a JSON file. `DELETE apprenants/:id`: */
export interface Erasure {
  /** French sentences; copies of the database that still name them are part of what remains. */
  readonly removed: readonly string[];
  readonly remains: readonly string[];
}

/** One launch; kept append-only as evidence. */
export interface SessionRow {
  readonly id: string;
  readonly unit: string;
  readonly start: string;
  readonly end: string | null;
  /** Calendar day in Europe/Paris: 2026-11-22. */
  readonly day: string;
  readonly sessionSeconds: number;
  /** Null where nobody could measure it: the session was cut off, or is still open. Sums count it as 0. */
  readonly activeSeconds: number | null;
  readonly ending: 'terminated' | 'abandoned' | 'open';
  /** Some of what was done in it reached the server after its end. */
  readonly late: boolean;
}

/** `GET groupes/:id/liens`; also `liens.csv`. `POST apprenants/:id/lien` renews it, `DELETE` revokes it. */
export interface LearnerLink {
  readonly learner: Person;
  readonly email: string | null;
  /** Null when revoked. */
  readonly url: string | null;
  readonly expires: string | null;
  readonly state: LinkState;
}

export type LinkState = 'valid' | 'expired' | 'revoked';

/** A remote session (séance): a group works on some lessons at a given time, with a trainer. */
export interface Meeting {
  readonly id: string;
  readonly group: string;
  readonly units: readonly string[];
  readonly start: string;
  readonly end: string;
  readonly trainer: Person;
  readonly state: 'planned' | 'running' | 'ended';
  /** Learners with a session inside it, whatever the lesson. */
  readonly present: readonly string[];
}

/** `POST groupes/:id/seances`, `PATCH seances/:id`, `DELETE seances/:id` (planned ones only), `POST seances/:id/fin`. */
export interface MeetingChange {
  readonly units: readonly string[];
  readonly start: string;
  readonly end: string;
  readonly trainer: string;
}

/** A request and its answers, dated, kept as evidence of tutoring. */
export interface HelpRequest {
  readonly id: string;
  readonly learner: Person;
  readonly place: Place;
  readonly state: 'waiting' | 'answered' | 'closed';
  readonly messages: readonly HelpMessage[];
}

export interface HelpMessage {
  readonly at: string;
  readonly from: 'learner' | 'trainer';
  readonly name: string;
  /** May be empty when a learner only calls. */
  readonly text: string;
}

/** `POST aide/:id` answers; `POST aide/:id/fin` closes without words. 2,000 characters at most. */
export interface HelpAnswer {
  readonly text: string;
}

/**
 * `GET /apprenant/moi`, by the learner's cookie; 401 for a visitor. Pages ask only when the readable
 * cookie `connu=1` is there. `POST /apprenant/sortir`: "changer de personne".
 */
export interface LearnerMe {
  readonly name: string;
  readonly account: { readonly homePage: string; readonly name: string };
  readonly group: string | null;
  readonly trainers: readonly string[];
}

/**
 * `POST /apprenant/aide` → `HelpRequest`: a new one, or one more message in the one about this place
 * that is not closed. `GET /apprenant/aide?unite=<id>` → `HelpRequest[]`.
 */
export interface HelpCall {
  readonly unit: string;
  readonly section: string | null;
  readonly question: string | null;
  readonly label: string | null;
  readonly text: string;
}
