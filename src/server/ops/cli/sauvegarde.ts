/** `npm run sauvegarde -- [fichier]`: while the server runs or not; never replaces a file. */
import { resolve } from 'node:path';
import { backUp, defaultBackup } from '../backup.ts';
import { command } from './command.ts';

await command(({ dataDir }, [file]) => {
  const target = file === undefined ? defaultBackup(dataDir, new Date()) : resolve(file);
  const { bytes, statements } = backUp(dataDir, target);
  const size = `${(bytes / 1e6).toFixed(1).replace('.', ',')} Mo`;
  return `Sauvegarde vérifiée : ${target} (${size}, ${statements} traces).`;
});
