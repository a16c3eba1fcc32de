/**
 * What the trainer's board asks of the server, below /formateur/api/: board/api.ts asks by these keys,
 * server/people/calls.ts answers by them. Every failure is a `Problem` with a 4xx or 5xx status: 401
 * nobody is signed in, 403 not allowed, 404 does not exist or is not theirs, 400 a body that is wrong.
 */
import type {
  Acceptance,
  Account,
  AccountChange,
  Colleague,
  Credentials,
  Invitation,
  InvitationLink,
  Me,
  NewAccount,
  NewPassword,
  Person,
} from './accounts.ts';
import type { GivenAnswer, QuestionCount, SameAnswer } from './answers.ts';
import type { GroupBoard, GroupChange, GroupSummary } from './groups.ts';
import type { HelpAnswer, HelpRequest, NewPublication, PublishedAnswer } from './help.ts';
import type {
  AddedLearners,
  Erasure,
  LearnerChange,
  LearnerCode,
  LearnerDetail,
  LearnerLink,
  LinkRenewal,
  NewLearners,
  Waiver,
} from './learners.ts';
import type { Press } from '../meeting/round.ts';
import type { GroupQuestion, NewGroupQuestion } from './group-questions.ts';
import type {
  Confirmation,
  Meeting,
  MeetingChange,
  MeetingDesk,
  ProjectedMeeting,
} from './meetings.ts';
import type { Outline } from './outline.ts';
import type { GroupProof, LearnerProof } from './proof.ts';
import type {
  GroupProduction,
  Hiding,
  NewComment,
  NewProduction,
  ProductionDesk,
  Sharing,
} from './productions.ts';

interface AboutQuestion {
  readonly unite: string;
  readonly question: string;
}

/** Open to who is not signed in yet. */
export interface SignInCalls {
  /** 401 wrong, 429 too often. */
  'POST connexion': { body: Credentials; answer: Me };
  /** 404 when it is used or over. */
  'GET invitation': { query: { readonly k: string }; answer: Invitation };
  'POST invitation': { body: Acceptance; answer: Me };
}

export interface TrainerCalls extends SignInCalls {
  'GET moi': { answer: Me };
  'POST deconnexion': { answer: null };
  /** The account's other browsers are signed out. 403 when `old` is wrong, 429 too often. */
  'POST moi/mot-de-passe': { body: NewPassword; answer: null };

  /** Administrators, as all below comptes. */
  'GET comptes': { answer: readonly Account[] };
  'POST comptes': { body: NewAccount; answer: InvitationLink };
  'PATCH comptes/:id': { body: AccountChange; answer: Account };
  'DELETE comptes/:id': { answer: Erasure };
  'POST comptes/:id/lien': { answer: InvitationLink };
  'GET collegues': { answer: readonly Colleague[] };

  'GET cours': { answer: Outline };

  /** A trainer's own, all for an administrator. */
  'GET groupes': { answer: readonly GroupSummary[] };
  'POST groupes': { body: Partial<GroupChange>; answer: GroupSummary };
  'PATCH groupes/:id': { body: Partial<GroupChange>; answer: GroupSummary };
  /** Asked for every few seconds. */
  'GET groupes/:id/tableau': { answer: GroupBoard; tagged: true };
  /** Of the lessons of a module. */
  'GET groupes/:id/questions': {
    query: { readonly module: string };
    answer: readonly QuestionCount[];
  };
  'GET groupes/:id/reponses': { query: AboutQuestion; answer: readonly SameAnswer[] };
  'GET groupes/:id/suivi.csv': { answer: string; file: 'csv' };
  'GET groupes/:id/connexions.csv': { answer: string; file: 'csv' };
  'GET groupes/:id/preuves': { answer: GroupProof };
  /** A line a learner and meeting. */
  'GET groupes/:id/seances.csv': { answer: string; file: 'csv' };
  /** A line an exchange, activity and sitting. */
  'GET groupes/:id/preuves.csv': { answer: string; file: 'csv' };

  'POST groupes/:id/apprenants': { body: NewLearners; answer: AddedLearners };
  'GET apprenants/:id': { answer: LearnerDetail };
  'GET apprenants/:id/reponses': { query: AboutQuestion; answer: readonly GivenAnswer[] };
  'PATCH apprenants/:id': { body: LearnerChange; answer: Person };
  'DELETE apprenants/:id': { answer: Erasure };
  /** 409 when it was done before. */
  'POST apprenants/:id/dispense': { body: Waiver; answer: null };
  'GET apprenants/:id/preuves': { answer: LearnerProof };
  'GET apprenants/:id/seances.csv': { answer: string; file: 'csv' };
  'GET apprenants/:id/preuves.csv': { answer: string; file: 'csv' };
  /** Everything known of them, JSON. */
  'GET apprenants/:id/export': { answer: string; file: 'json' };

  'GET groupes/:id/liens': { answer: readonly LearnerLink[] };
  'GET groupes/:id/liens.csv': { answer: string; file: 'csv' };
  /** For the sheet to cut up: a code good for a fortnight and one use, or the one given that still is. */
  'POST groupes/:id/codes': { answer: readonly LearnerCode[] };
  /** Renews it: the one before opens nothing any more. */
  'POST apprenants/:id/lien': { body?: LinkRenewal; answer: LearnerLink };
  'DELETE apprenants/:id/lien': { answer: LearnerLink };

  'POST groupes/:id/seances': { body: Partial<MeetingChange>; answer: Meeting };
  'PATCH seances/:id': { body: Partial<MeetingChange>; answer: Meeting };
  /** Planned ones only. */
  'DELETE seances/:id': { answer: null };
  'POST seances/:id/fin': { answer: Meeting };
  /** Asked for every two seconds while it runs. */
  'GET seances/:id': { answer: MeetingDesk; tagged: true };
  /** For a shared screen; likewise. */
  'GET seances/:id/projection': { answer: ProjectedMeeting; tagged: true };
  'POST seances/:id/presences': { body: Confirmation; answer: null };
  /** 409 while another is open, and unless the meeting runs. */
  'POST seances/:id/questions': { body: NewGroupQuestion; answer: GroupQuestion };
  /** 409 when that step is not open any more. */
  'POST seances/:id/questions/:question/etapes': { body: Press; answer: GroupQuestion };

  /** Texts that the group writes, the latest first. */
  'GET groupes/:id/productions': { answer: readonly GroupProduction[]; tagged: true };
  /** 400 for one that no lesson has, 409 while the group still has it open. */
  'POST groupes/:id/productions': { body: NewProduction; answer: ProductionDesk };
  /** Asked for every two seconds while it is looked at. */
  'GET productions/:id': { answer: ProductionDesk; tagged: true };
  /** From then on who has written reads the others. 409 under other names, or once it is over. */
  'POST productions/:id/partage': { body: Sharing; answer: ProductionDesk };
  'POST productions/:id/fin': { answer: ProductionDesk };
  /** An empty one takes the last away. */
  'POST productions/:id/textes/:learner/commentaire': { body: NewComment; answer: ProductionDesk };
  'POST productions/:id/textes/:learner/masque': { body: Hiding; answer: ProductionDesk };

  'POST aide/:id': { body: HelpAnswer; answer: HelpRequest };
  /** Closes it without words. */
  'POST aide/:id/fin': { answer: HelpRequest };
  /** 409 when another is, and for who is in no group. */
  'POST aide/:id/publication': { body: NewPublication; answer: HelpRequest };
  /** As its learners read it. */
  'GET groupes/:id/publications': { answer: readonly PublishedAnswer[] };
  /** Withdrawn. */
  'DELETE publications/:id': { answer: null };
}
