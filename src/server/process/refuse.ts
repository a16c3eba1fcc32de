import { StartError } from './config.ts';

/** Says why in one sentence and leaves; anything else is a defect and keeps its stack. */
export function refuse(error: unknown): never {
  process.stderr.write(
    error instanceof StartError
      ? `${error.message}\n`
      : `${(error as Error).stack ?? String(error)}\n`,
  );
  process.exit(1);
}
