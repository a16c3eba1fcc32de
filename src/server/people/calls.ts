/**
 * Routes as a table of core/api/ has them: each is registered under its key, is handed what the key and
 * its entry say of a request, and may answer nothing but what the entry says.
 */
import type { Context, Env, Hono } from 'hono';
import { createHash } from 'node:crypto';
import type { AnswerOf, BodyOf, Calls, ParamsOf, QueryOf } from '../../core/api/call.ts';
import type { CheckOf } from '../lrs/validate/check.ts';
import { readBody } from './body.ts';

declare const ENTRY: unique symbol;

/** What a route of this entry answers: made by what the route is handed, so that the compiler sees it. */
interface Reply<Entry> {
  readonly response: Response;
  readonly [ENTRY]: Entry;
}

/** What a route is handed. */
type Asked<Key, Entry> = {
  /** For headers and cookies. */
  readonly c: Context;
  readonly params: ParamsOf<Key>;
} & ([QueryOf<Entry>] extends [never] ? unknown : AskedWithQuery<QueryOf<Entry>>) &
  ([BodyOf<Entry>] extends [never] ? unknown : AskedWithBody<BodyOf<Entry>>) &
  Answering<Entry>;

interface AskedWithQuery<Query> {
  /** Undefined where the address does not say it. */
  readonly query: (name: keyof Query & string) => string | undefined;
}

interface AskedWithBody<Body> {
  /** @throws PeopleRefusal 400, 413, 415 */
  readonly read: (check: CheckOf<Body>, longest?: number) => Promise<Body>;
}

type Answering<Entry> = Entry extends { readonly file: infer Ending extends string }
  ? { readonly file: (name: `${string}.${Ending}`, text: string) => Reply<Entry> }
  : Entry extends { readonly answer: null }
    ? {
        readonly done: () => Reply<Entry>;
        /** For a form, which shows a page: 303. */
        readonly lead: (path: string) => Reply<Entry>;
      }
    : Entry extends { readonly tagged: true }
      ? { readonly tagged: (text: JsonText<AnswerOf<Entry>>, etag: string) => Reply<Entry> }
      : {
          readonly reply: <Value extends AnswerOf<Entry>>(
            value: Exactly<Value, AnswerOf<Entry>>,
            status?: 200 | 201,
          ) => Reply<Entry>;
        };

export type Routes<Table extends Calls<Table>, More = unknown> = {
  readonly [Key in keyof Table]: (
    asked: Asked<Key, Table[Key]> & More,
  ) => Reply<Table[Key]> | Promise<Reply<Table[Key]>>;
};

/** JSON of a value of that type, made once and sent many times. */
export type JsonText<T> = string & { readonly [ENTRY]: (value: T) => T };

/** An ETag: the same for the same text, strong (RFC 9110, 8.8.3). */
export const tagOf = (text: string): string =>
  `"${createHash('sha256').update(text).digest('base64url')}"`;

export const jsonText = <T>(value: T): JsonText<T> => JSON.stringify(value) as JsonText<T>;

/** The value, where the answer has each of its fields: a field too many may be a secret that leaves. */
type Exactly<Value, Answer> = Value &
  ([Excess<Value, Answer>] extends [never]
    ? unknown
    : { readonly 'not in the answer': Excess<Value, Answer> });

/** Names in Value, at any depth, that Answer does not have there. */
type Excess<Value, Answer> = Value extends string | number | boolean | null | undefined
  ? never
  : Value extends readonly (infer Item)[]
    ? Excess<Item, ItemIn<Answer>>
    : {
        [Name in keyof Value]-?: Name extends NameIn<Answer>
          ? Excess<Value[Name], FieldIn<Answer, Name>>
          : Name;
      }[keyof Value];
type ItemIn<Answer> = Answer extends readonly (infer Item)[] ? Item : never;
type NameIn<Answer> = Answer extends object ? keyof Answer : never;
type FieldIn<Answer, Name> = Answer extends object
  ? Name extends keyof Answer
    ? Answer[Name]
    : never
  : never;

const MEDIA: Readonly<Record<string, string>> = {
  csv: 'text/csv; charset=utf-8',
  ics: 'text/calendar; charset=utf-8',
  json: 'application/json',
};

/** @param more what each route is handed besides, read from the request */
export function mount<Table extends Calls<Table>, More extends object, E extends Env>(
  app: Hono<E>,
  routes: Routes<Table, More>,
  more: (c: Context<E>) => More,
): void {
  // Each route was checked against its own entry; here they are only called.
  const all = Object.entries(routes) as unknown as readonly (readonly [
    key: string,
    route: (asked: object) => Reply<unknown> | Promise<Reply<unknown>>,
  ])[];
  for (const [key, route] of all) {
    const [method = '', path = ''] = key.split(' ');
    app.on(method, `/${path}`, async (c) => {
      const asked = { ...answering(c), c, params: c.req.param(), ...more(c) };
      return (await route(asked)).response;
    });
  }
}

function answering(c: Context): object {
  const made = (response: Response) => ({ response });
  return {
    query: (name: string) => c.req.query(name),
    read: <Body>(check: CheckOf<Body>, longest?: number) => readBody(c, check, longest),
    reply: (value: object, status: 200 | 201 = 200) => made(c.json(value, status)),
    done: () => made(c.body(null, 204)),
    lead: (path: string) => made(c.redirect(path, 303)),
    tagged(text: string, etag: string) {
      c.header('etag', etag);
      return made(
        c.req.header('if-none-match') === etag
          ? c.body(null, 304)
          : c.body(text, 200, { 'content-type': 'application/json; charset=utf-8' }),
      );
    },
    file(name: string, text: string) {
      c.header('content-type', MEDIA[name.split('.').at(-1) ?? ''] ?? 'text/plain');
      c.header('content-disposition', `attachment; filename="${name}"`);
      return made(c.body(text));
    },
  };
}
