/** `npm run sauvegarde -- [fichier]`: while the server runs or not; never replaces a file. */
import { resolve } from 'node:path';
import { backUp } from '../backup.ts';
import { copiesFolder, copyName } from '../copies.ts';
import { noteCopy } from '../trace.ts';
import { command } from './command.ts';

await command((config, [file]) => {
  const { dataDir } = config;
  const now = new Date();
  const target =
    file === undefined ? copyName(copiesFolder(config), 'sauvegarde', now) : resolve(file);
  const { bytes, statements } = backUp(dataDir, target);
  noteCopy(dataDir, target, now);
  const size = `${(bytes / 1e6).toFixed(1).replace('.', ',')} Mo`;
  return `Sauvegarde vérifiée : ${target} (${size}, ${statements} traces).`;
});
