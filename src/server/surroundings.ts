/** What a server is given besides its configuration, so that a test decides it. */
import { PASSWORD_COST, type PasswordCost } from './people/password.ts';
import { steadyClock, type Steady } from './process/steady.ts';
import { machineTimer, type Timer } from './process/timer.ts';

export interface Surroundings {
  /** The wall's. */
  readonly clock: () => Date;
  readonly steady: Steady;
  /** What goes on by itself towards an external LRS waits by it. */
  readonly timer: Timer;
  readonly passwordCost: PasswordCost;
}

export const ofThisMachine = (): Surroundings => ({
  clock: () => new Date(),
  steady: steadyClock(),
  timer: machineTimer,
  passwordCost: PASSWORD_COST,
});
