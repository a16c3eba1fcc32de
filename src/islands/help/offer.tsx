/**
 * Offers help under each question and at the lesson's end, and tells when the trainer has answered.
 * Fetched after everything else, by learners whom our own server launched.
 */
import { render } from 'preact';
import style from '../../styles/help.css?url';
import type { HelpCall, HelpRequest } from '../../core/api/help.ts';
import type { LearnerAddress, LearnerMe } from '../../core/api/learner-calls.ts';
import { hash } from '../../core/text/hash.ts';
import { browserLocks } from '../../player/locks.ts';
import { dress } from '../../page/later/late-style.ts';
import { fetchOwn } from '../../page/later/learner.ts';
import type { Caller } from '../../page/base/live-page.ts';
import { createDesk, samePlace, unread, type Desk, type DeskState } from './desk.ts';
import { drawerKey } from './drawer.ts';
import { drawer } from '../parts/drawer.ts';
import { Help } from './Help.tsx';
import { showPublished } from './lesson-answers.tsx';
import { placeWords } from './words.ts';

interface Offer {
  readonly call: HelpCall;
  readonly button: HTMLButtonElement;
}

/** What closes a lesson; an evaluation has none, and is taken alone. */
const END = '#_bilan';
const POLL_MS = 20_000;
/** How often a lesson asks whether its group meets, until it does. */
const MEETING_MS = 60_000;
const ME: LearnerAddress<'GET moi'> = '/apprenant/moi';
const TITLE = '_aide-titre';
const ASK = 'Demander de l’aide à votre formateur';

/** @param partOf id of the part of the lesson that a question stands in (`page/reading/parts.ts`, which the page has) */
export async function offerHelp(
  { unit, learner }: Caller,
  partOf: (element: Element) => string | null,
): Promise<void> {
  if (!document.querySelector(END)) return;
  awaitMeeting(learner);
  const lesson =
    document.querySelector('.fil [aria-current]')?.textContent.trim() ?? document.title;
  const desk = await openDesk({ unit, learner });
  if (!desk) return;
  const offers = places(unit, partOf).map(({ call, after }): Offer => {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'bouton simple';
    const line = document.createElement('p');
    line.className = 'aide';
    line.append(button);
    after.after(line);
    button.addEventListener('click', () => show(desk, call, lesson, button));
    return { call, button };
  });
  const tell = announcer();
  desk.state.subscribe((state) => {
    for (const offer of offers) label(offer, state, lesson);
    tell(state, lesson);
  });
  keepLooking(desk);
  const lineOf = (question: string | null): Element | null =>
    (offers.find(({ call }) => call.question === question) ?? offers.at(-1))?.button
      .parentElement ?? null;
  await showPublished(unit, lineOf);
}

/** What follows a meeting is fetched once the group meets. */
function awaitMeeting(learner: string): void {
  let isMet = false;
  const look = async (): Promise<void> => {
    if (isMet || document.hidden || !(await fetchOwn(learner))?.meets) return;
    const { followMeetings } = await import('../meeting/follow.ts');
    if (isMet) return;
    isMet = true;
    clearInterval(timer);
    await followMeetings({ learner, coming: null, onMeeting: () => undefined });
  };
  const timer = setInterval(() => void look().catch(() => null), MEETING_MS);
  void look().catch(() => null);
}

/** The desk of a unit, and the style of what it shows; null: nobody is to be called from here. */
export async function openDesk({ unit, learner }: Caller): Promise<Desk | null> {
  const isMine = () => isLearner(learner);
  if ((await isMine()) === false) return null;
  const desk = createDesk({
    unit,
    fetch: window.fetch.bind(window),
    storage: drawer(drawerKey(learner, unit)),
    now: () => new Date().toISOString(),
    isMine,
    alone: (work) => browserLocks().hold(`cqp-aide-${learner}`, work),
  });
  await desk.look();
  if (desk.state.value.network === 'closed') return null;
  // A page without a trainer does not carry this style.
  await dress(style);
  return desk;
}

/** Whether the server takes this browser for the learner of the launch; null when it cannot be asked. */
async function isLearner(learner: string): Promise<boolean | null> {
  const headers = { accept: 'application/json' };
  const answer = await fetch(ME, { headers, cache: 'no-store' }).catch(() => null);
  if (!answer || answer.status >= 500) return null;
  if (!answer.ok) return false;
  const me = (await answer.json().catch(() => null)) as Partial<LearnerMe> | null;
  // A proxy's page or list says nothing of anybody.
  if (!me?.account) return null;
  const { account } = me;
  return hash(`${account.homePage}\n${account.name}`) === learner;
}

/** Each question, and the lesson's end: where the button goes and what it says of its place. */
function places(
  unit: string,
  partOf: (element: Element) => string | null,
): readonly { readonly call: HelpCall; readonly after: Element }[] {
  const here = { unit, text: '' };
  const questions = [...document.querySelectorAll('form.question[id^="q-"]')].map((form, at) => ({
    after: form,
    call: {
      ...here,
      section: partOf(form),
      question: form.id.slice(2),
      label: `question ${String(at + 1)}`,
    },
  }));
  const end = document.querySelector(END);
  return [
    ...questions,
    ...(end ? [{ after: end, call: { ...here, section: null, question: null, label: null } }] : []),
  ];
}

function label({ call, button }: Offer, state: DeskState, lesson: string): void {
  const requests = state.requests.filter(({ place }) => samePlace(place, call));
  const kept = state.kept.some((one) => samePlace(one.call, call));
  const fresh = requests.some((request) => unread(state, request) > 0);
  const proposal = requests.find(
    ({ publication }) => publication?.question?.agreed === null,
  )?.publication;
  const words = fresh
    ? `Nouvelle réponse de ${answerer(requests)}`
    : proposal
      ? `${proposal.name} vous demande votre accord`
      : kept
        ? 'Demande d’aide en attente d’envoi'
        : requests.some((one) => one.state === 'waiting')
          ? 'Aide demandée, en attente de réponse'
          : requests.length > 0
            ? 'Relire l’échange avec votre formateur'
            : ASK;
  button.parentElement?.toggleAttribute('data-nouveau', fresh || proposal !== undefined);
  if (button.textContent === words) return;
  button.textContent = words;
  // Many buttons say the same: out of context, the place tells them apart.
  button.setAttribute('aria-label', `${words}, ${placeWords(lesson, call)}`);
}

function answerer(requests: readonly HelpRequest[]): string {
  const messages = requests.flatMap((one) => one.messages);
  return messages.filter(({ from }) => from === 'trainer').at(-1)?.name ?? 'votre formateur';
}

/** Each new answer is said once, by a live region of its own. */
function announcer(): (state: DeskState, lesson: string) => void {
  const region = document.createElement('p');
  region.setAttribute('role', 'status');
  region.className = 'aide-dit';
  document.querySelector('main')?.before(region);
  const told = new Map<string, number>();
  return (state, lesson) => {
    for (const request of state.requests) {
      const fresh = unread(state, request);
      if (fresh > (told.get(request.id) ?? 0)) {
        const link = document.createElement('a');
        const { question } = request.place;
        link.href = question === null ? END : `#q-${question}`;
        link.textContent = placeWords(lesson, request.place);
        region.replaceChildren(`${answerer([request])} vous a répondu : `, link, '.');
      } else if (fresh === 0 && (told.get(request.id) ?? 0) > 0) region.replaceChildren();
      told.set(request.id, fresh);
    }
  };
}

/** While the page is looked at, and only while something may come or has to leave. */
function keepLooking(desk: Desk): void {
  const look = (): void => {
    const { requests, kept, network } = desk.state.value;
    const open = requests.some(({ state }) => state !== 'closed') || kept.length > 0;
    if (!document.hidden && open && network !== 'closed') void desk.look();
  };
  setInterval(look, POLL_MS);
  document.addEventListener('visibilitychange', look);
  addEventListener('online', look);
}

export function show(desk: Desk, call: HelpCall, lesson: string, opener: HTMLElement): void {
  const dialog =
    document.querySelector<HTMLDialogElement>('dialog.dialogue.aide-dialogue') ?? create();
  const close = (): void => dialog.close();
  render(
    <Help
      key={call.question}
      desk={desk}
      call={call}
      lesson={lesson}
      titleId={TITLE}
      now={() => new Date().toISOString()}
      close={close}
    />,
    dialog,
  );
  dialog.onclose = () => {
    render(null, dialog);
    opener.focus();
  };
  dialog.showModal();
  dialog.querySelector('textarea')?.focus();
}

function create(): HTMLDialogElement {
  const dialog = document.createElement('dialog');
  dialog.className = 'dialogue aide-dialogue';
  dialog.setAttribute('aria-labelledby', TITLE);
  document.body.append(dialog);
  return dialog;
}
