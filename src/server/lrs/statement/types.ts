/** A statement that passed `checkStatement`: what the rest of the LRS reads of it. */
import type { Json } from '../validate/check.ts';

interface Account {
  readonly homePage: string;
  readonly name: string;
}

export interface Agent {
  readonly objectType?: 'Agent';
  readonly name?: string;
  readonly mbox?: string;
  readonly mbox_sha1sum?: string;
  readonly openid?: string;
  readonly account?: Account;
}

export interface Group extends Omit<Agent, 'objectType'> {
  readonly objectType: 'Group';
  readonly member?: readonly Agent[];
}

export type Actor = Agent | Group;

export type LanguageMap = Readonly<Record<string, string>>;

export interface Verb {
  readonly id: string;
  readonly display?: LanguageMap;
}

export interface Activity {
  readonly objectType?: 'Activity';
  readonly id: string;
  readonly definition?: Json;
}

export interface StatementRef {
  readonly objectType: 'StatementRef';
  readonly id: string;
}

export const CONTEXT_LISTS = ['parent', 'grouping', 'category', 'other'] as const;

export interface Context {
  readonly registration?: string;
  readonly instructor?: Actor;
  readonly team?: Group;
  /** A client may send one activity for a list; it is stored and returned as a list. */
  readonly contextActivities?: {
    readonly [list in (typeof CONTEXT_LISTS)[number]]?: Activity | readonly Activity[];
  };
  readonly contextAgents?: readonly { readonly agent: Agent }[];
  readonly contextGroups?: readonly { readonly group: Group }[];
  readonly extensions?: Json;
  readonly [other: string]: unknown;
}

export interface Result {
  readonly score?: {
    readonly scaled?: number;
    readonly raw?: number;
    readonly min?: number;
    readonly max?: number;
  };
  readonly success?: boolean;
  readonly completion?: boolean;
  readonly duration?: string;
  readonly response?: string;
  readonly extensions?: Json;
}

export interface Attachment {
  readonly usageType: string;
  readonly contentType: string;
  readonly length: number;
  readonly sha2: string;
  readonly fileUrl?: string;
}

export interface SubStatement {
  readonly objectType: 'SubStatement';
  readonly actor: Actor;
  readonly verb: Verb;
  readonly object: Activity | Actor | StatementRef;
  readonly result?: Result;
  readonly context?: Context;
  readonly attachments?: readonly Attachment[];
}

export type StatementObject = Activity | Actor | StatementRef | SubStatement;

export interface Statement {
  readonly id?: string;
  readonly actor: Actor;
  readonly verb: Verb;
  readonly object: StatementObject;
  readonly result?: Result;
  readonly context?: Context;
  readonly timestamp?: string;
  readonly stored?: string;
  readonly authority?: Actor;
  readonly version?: string;
  readonly attachments?: readonly Attachment[];
}

export function isActivity(target: StatementObject): target is Activity {
  return target.objectType === undefined || target.objectType === 'Activity';
}

export function isGroup(actor: Actor): actor is Group {
  return actor.objectType === 'Group';
}

export function asList<T>(value: T | readonly T[] | undefined): readonly T[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? (value as readonly T[]) : [value as T];
}
