/**
 * What a table of calls is made of, and what the compiler reads from it. A key is a method and a path,
 * "POST groupes/:id/seances"; its entry says what goes in and what comes out, and nothing else may.
 */
interface Call {
  /** After the "?": texts. */
  readonly query?: object;
  /** JSON; optional where the call also goes without one. */
  readonly body?: object;
  /** JSON; null: 204, without a body; of a file, its text. */
  readonly answer: unknown;
  /** The answer has an ETag: who knows it already is answered 304. */
  readonly tagged?: true;
  /** Downloaded by its address alone, under a name with this ending. */
  readonly file?: string;
}

/** A table: an interface by key. */
export type Calls<Table> = { readonly [Key in keyof Table]: Call };

/** Keys of a table whose entries have this. */
export type KeyWith<Table, Part> = {
  [Key in keyof Table]: Table[Key] extends Part ? Key : never;
}[keyof Table];

export type PathOf<Key> = Key extends `${'GET' | 'POST' | 'PATCH' | 'DELETE'} ${infer Path}`
  ? Path
  : never;

/** Values of a path's parameters, not encoded: `{ id: string }` for "groupes/:id/seances". */
export type ParamsOf<Key> = { readonly [Name in NameIn<PathOf<Key>>]: string };

type NameIn<Path> = Path extends `${infer Part}/${infer Rest}`
  ? NameIn<Part> | NameIn<Rest>
  : Path extends `:${infer Name}`
    ? Name
    : never;

export type AnswerOf<Entry> = Entry extends { readonly answer: infer Answer } ? Answer : never;

export type BodyOf<Entry> = Entry extends { readonly body?: infer Body }
  ? Exclude<Body, undefined>
  : never;

export type QueryOf<Entry> = Entry extends { readonly query: infer Query } ? Query : never;
