/**
 * What a measuring bench is made of: all of it is authored (`banc.yaml`), none is in the code.
 * Pressures are pairs [systolic, diastolic] in mmHg, lengths are cm, times are minutes.
 */
export type Pressure = readonly [systolic: number, diastolic: number];

export interface Named {
  readonly id: string;
  readonly text: string;
}

/** What moves the displayed value. */
export interface Effect {
  /** By how much on this bench: a convention of its author, never said to be a fact. */
  readonly shift: Pressure;
  /** Size of the systolic effect where the study was read: « +2,5 à +14,9 ». Absent: a direction only. */
  readonly published?: string;
  /** Source id of that size. */
  readonly source?: string;
}

/** What is wrong, and what it does; without an effect, nothing is moved. */
export interface Fault {
  /** As the debrief calls it: « Jambes croisées ». */
  readonly fault: string;
  readonly effect?: Effect;
  /** Studies disagree: neither direction nor size is said. */
  readonly disputed?: true;
}

export interface Cuff {
  readonly id: string;
  /** As printed on it: « L ». */
  readonly name: string;
  /** Printed range of the arm's circumference, bounds included. */
  readonly from: number;
  readonly to: number;
  /** Where it lies: « tiroir du bas ». */
  readonly note: string;
}

/** A cuff so many sizes too small (below 0) or too large. */
export interface Misfit extends Fault {
  readonly sizes: number;
}

export type SettingOption = Named & ({ readonly right: true } | Fault);

/** One thing to prepare, one group of radio buttons. */
export interface Setting {
  readonly id: string;
  readonly name: string;
  /** The line of the debrief it counts for; several may share one. */
  readonly criterion: string;
  /** With the cuff, before the person is installed. */
  readonly early?: true;
  /** One of them is right. */
  readonly options: readonly SettingOption[];
}

export const SIDES = ['droit', 'gauche'] as const;
export type Side = (typeof SIDES)[number];

/** Why it may not be squeezed, or what it gives at rest, with a cuff that fits, reading after reading; the last one stays. */
export type Arm = { readonly forbidden: string } | { readonly readings: readonly Pressure[] };

export interface Condition extends Named {
  readonly effect?: Effect;
}

export interface Person {
  readonly id: string;
  /** « Karim O., 58 ans ». */
  readonly name: string;
  /** Why they come, and what their file says. */
  readonly reason: string;
  readonly file: string;
  /** Of the arm. */
  readonly circumference: number;
  /** Minutes after midnight. */
  readonly time: number;
  readonly arms: Readonly<Record<Side, Arm>>;
  /** First visit: each arm once, then the series on the higher one. */
  readonly bothArms?: true;
  readonly pulse: number;
  readonly irregular?: true;
  /** What they come with does not wait: one reading, at once, without a rest. */
  readonly urgent?: true;
  /** The device leaks: E2 each time, never a value. */
  readonly leak?: true;
  /** Option ids of the settings they come with; the others are right. */
  readonly arrival: readonly string[];
  /** What nobody can mend now, and the note says. */
  readonly conditions: readonly Condition[];
  /** What they ask: « Alors, c’est bon ? ». */
  readonly question: string;
  /** Id of the act expected, and why. */
  readonly act: string;
  readonly why: string;
  /** What is passed on, and whose business the rest is. */
  readonly limit: string;
}

/** A bench with the person who comes to it. */
export interface Bench {
  readonly device: string;
  /** « 0147 ». */
  readonly number: string;
  /** From the smallest. */
  readonly cuffs: readonly Cuff[];
  readonly misfits: readonly Misfit[];
  readonly settings: readonly Setting[];
  readonly rest: Fault & { readonly minutes: number };
  /** How many readings a series takes; one more where the first two systolic values lie further apart. */
  readonly series: { readonly readings: number; readonly far: number };
  /** How far the sum of effects may move a value, up and down: both positive. */
  readonly most: { readonly up: Pressure; readonly down: Pressure };
  /** What the form offers; the first of each is right. */
  readonly units: readonly string[];
  readonly positions: readonly string[];
  /** Why nothing was measured. */
  readonly motives: readonly Named[];
  /** Of them, those expected without a cuff that fits, and of a device that leaks. */
  readonly expectedMotives: { readonly cuff: string; readonly leak: string };
  /** What the office has written down and signed: what is passed on, and how fast. */
  readonly protocol: string;
  readonly acts: readonly Named[];
  readonly replies: readonly (Named & { readonly right?: true; readonly feedback: string })[];
  /** Addresses of drawings, decorative: what they show is said as well. */
  readonly drawings: { readonly arm: string | null; readonly person: string | null };
  readonly person: Person;
}
