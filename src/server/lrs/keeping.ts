/**
 * Where statements and documents are kept: in this server's own file (local.ts), or in an external LRS
 * (../external). Who may do what, and the rules of cmi5, are decided before either.
 */
import type { Document, Place } from './document/documents.ts';
import type { Resource } from './http/resource.ts';
import type { InsertResult, InsertOptions } from './statement/insert.ts';
import type { PreparedStatement } from './statement/prepare.ts';
import type { Agent } from './statement/types.ts';

export interface Keeping {
  /**
   * Statements somebody sent. Resolves once they are stored for good, with all that `admit` took note
   * of, or rejects with nothing of it done. @throws Refusal
   */
  readonly take: (
    batch: readonly PreparedStatement[],
    options: InsertOptions,
  ) => Promise<InsertResult>;
  /** What the LMS itself says: in the caller's transaction, stored or durably on its way. */
  readonly state: (statements: readonly PreparedStatement[]) => void;
  /** A document the LMS leaves, likewise; there for a launch that reads it from now on. */
  readonly leave: (
    place: Place,
    name: string,
    document: Pick<Document, 'contentType' | 'content'>,
  ) => void;
  /** Everything kept about somebody, oldest first. Rejects while an external LRS is away. */
  readonly statementsAbout: (agent: Agent) => Promise<readonly unknown[]>;
  /**
   * State and agent profile likewise.
   * @param places where State may be: what somebody was launched with
   */
  readonly documentsAbout: (
    agent: Agent,
    places: readonly { readonly activity: string; readonly registration: string }[],
  ) => Promise<readonly KeptDocument[]>;
  /** What /xapi does beside storing statements, once a request may be done. */
  readonly resources: KeptResources;
  /** What is wrong with the place where it is kept, in French, without a final dot; null: nothing. */
  readonly trouble: () => string | null;
  /** Somebody reads what follows from statements: those that came another way are read soon. */
  readonly look: () => void;
}

export interface KeptDocument {
  readonly resource: 'state' | 'agent-profile';
  /** "" where there is none. */
  readonly activity: string;
  readonly registration: string;
  readonly name: string;
  readonly contentType: string;
  readonly content: Uint8Array;
  /** ISO; null: not known. */
  readonly updated: string | null;
}

export interface KeptResources {
  readonly getStatements: Resource;
  /** Each takes every method. */
  readonly state: Resource;
  readonly activityProfile: Resource;
  readonly agentProfile: Resource;
  readonly getActivity: Resource;
  readonly getAgent: Resource;
}
