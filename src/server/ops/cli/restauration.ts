/** `npm run restauration -- <fichier>`: with the server stopped; what it replaces is kept aside. */
import { resolve } from 'node:path';
import { StartError } from '../../process/config.ts';
import { restore } from '../restore.ts';
import { command } from './command.ts';

await command(async (config, [file]) => {
  if (file === undefined)
    throw new StartError('Indiquez la sauvegarde à restaurer : npm run restauration -- <fichier>.');
  const aside = await restore(config, resolve(file), new Date());
  return aside
    ? `Base restaurée. Celle d’avant est gardée : ${aside}`
    : 'Base restaurée ; il n’y en avait pas d’autre.';
});
