/** Statements by the thousand, as a centre's learners make them, and a client that sends them. */
import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { MACHINE_AUTHORIZATION } from './process.ts';

export const LESSONS = 50;
const QUESTIONS = 8;
/** What one learner answers in the whole course. */
export const PER_LEARNER = LESSONS * QUESTIONS;

const uuid = (head: number): string =>
  `${head.toString(16).padStart(8, '0')}-aaaa-4bbb-8ccc-ddddeeeeffff`;

export const learner = (index: number) => ({
  objectType: 'Agent',
  account: { homePage: 'https://centre.exemple.fr', name: `apprenant-${index}` },
});
export const registration = (index: number): string => uuid(index);
/** One a learner and lesson. */
const session = (n: number): string => uuid(Math.floor(n / QUESTIONS));
export const lesson = (index: number): string =>
  `https://exemple.fr/cqp/unites/module/lecon-${index}`;

/** The n-th answer of the centre: learners one after the other, each through the whole course. */
export function answer(n: number): Readonly<Record<string, unknown>> {
  const who = Math.floor(n / PER_LEARNER);
  const unit = lesson(Math.floor((n % PER_LEARNER) / QUESTIONS));
  const question = n % QUESTIONS;
  return {
    id: randomUUID(),
    actor: learner(who),
    verb: { id: 'http://adlnet.gov/expapi/verbs/answered', display: { fr: 'a répondu à' } },
    object: {
      objectType: 'Activity',
      id: `${unit}/test/lecon/question/q${question}`,
      definition: {
        type: 'http://adlnet.gov/expapi/activities/cmi.interaction',
        name: { fr: `Question ${question}` },
        description: { fr: 'Que faites-vous avant de mesurer la pression artérielle ?' },
        interactionType: 'choice',
        correctResponsesPattern: ['b'],
        choices: ['a', 'b', 'c'].map((id) => ({ id, description: { fr: `La réponse ${id}` } })),
      },
    },
    result: {
      response: n % 3 === 0 ? 'a' : 'b',
      success: n % 3 !== 0,
      score: { scaled: n % 3 === 0 ? 0 : 1, raw: n % 3 === 0 ? 0 : 1, min: 0, max: 1 },
      duration: 'PT12.3S',
    },
    context: {
      registration: registration(who),
      revision: 'abcdef',
      contextActivities: {
        parent: [{ objectType: 'Activity', id: unit }],
        grouping: [{ objectType: 'Activity', id: 'https://exemple.fr/cqp/cours' }],
      },
      extensions: { 'https://w3id.org/xapi/cmi5/context/extensions/sessionid': session(n) },
    },
    timestamp: new Date(Date.UTC(2026, 10, 1) + n * 1000).toISOString(),
  };
}

export interface Answered {
  /** 0: no answer. */
  readonly status: number;
  readonly body: string;
  readonly ms: number;
}

export interface Client {
  readonly send: (method: 'GET' | 'POST', path: string, body?: string) => Promise<Answered>;
  readonly close: () => void;
}

/** Keeps `connections` open; never throws. */
export function client(base: string, connections: number): Client {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const { hostname, port } = new URL(base);
  return {
    send: (method, path, body) =>
      new Promise((done) => {
        const began = performance.now();
        const settle = (status: number, text: string) =>
          done({ status, body: text, ms: performance.now() - began });
        const sent = request(
          {
            agent,
            hostname,
            port,
            method,
            path,
            headers: {
              authorization: MACHINE_AUTHORIZATION,
              'x-experience-api-version': '1.0.3',
              ...(body === undefined
                ? {}
                : {
                    'content-type': 'application/json',
                    'content-length': Buffer.byteLength(body),
                  }),
            },
          },
          (reply) => {
            let text = '';
            reply.setEncoding('utf8');
            reply.on('data', (chunk: string) => (text += chunk));
            reply.on('end', () => settle(reply.statusCode ?? 0, text));
            reply.on('error', () => settle(0, text));
          },
        );
        sent.on('error', () => settle(0, ''));
        sent.end(body);
      }),
    close: () => agent.destroy(),
  };
}
