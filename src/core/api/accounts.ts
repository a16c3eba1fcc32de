/** Trainers and administrators: who they are, how they sign in. Ids are opaque texts; times ISO 8601 UTC. */

export interface Person {
  readonly id: string;
  readonly name: string;
}

export type Role = 'formateur' | 'administrateur';

/** Who is signed in. */
export interface Me {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  /** Carried by every call that changes something, in the header `x-jeton`. */
  readonly csrf: string;
}

export interface Credentials {
  readonly login: string;
  readonly password: string;
}

export interface NewPassword {
  readonly old: string;
  /** 12 characters at least. */
  readonly password: string;
}

/** Chooses the password of an account that has an invitation. */
export interface Acceptance {
  readonly secret: string;
  readonly name: string;
  readonly login: string;
  /** 12 characters at least. */
  readonly password: string;
}

/** Whom an invitation is for; nulls: an administrator who does not exist yet. */
export interface Invitation {
  readonly name: string | null;
  readonly login: string | null;
  readonly role: Role;
}

export interface InvitationLink {
  /** `/formateur/?invitation=<secret>` at this site's address. */
  readonly url: string;
}

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

export interface NewAccount {
  readonly name: string;
  readonly login: string;
  readonly role: Role;
}

export interface AccountChange extends Partial<NewAccount> {
  readonly closed?: boolean;
}

/** With whom a group may be shared. */
export interface Colleague extends Person {
  readonly closed: boolean;
}
