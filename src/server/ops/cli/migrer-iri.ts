/** `npm run migrer-iri -- --vers <iri>`: with the server stopped; see ../iri.ts for what it means. */
import { parseArgs } from 'node:util';
import { StartError } from '../../process/config.ts';
import { iri } from '../../lrs/validate/formats.ts';
import { migrateIri } from '../iri.ts';
import { openAlone } from '../opening.ts';
import { command } from './command.ts';

await command(async (config, args) => {
  const { vers } = parseArgs({ args: [...args], options: { vers: { type: 'string' } } }).values;
  if (vers === undefined || iri(vers) || !vers.endsWith('/'))
    throw new StartError(
      'Indiquez la nouvelle IRI, terminée par « / » : npm run migrer-iri -- --vers https://formation.exemple.fr/cqp/',
    );
  const { store, close } = await openAlone(config, { patience: 0 });
  try {
    const { from, registrations, documents } = migrateIri(store, vers);
    return [
      `L’IRI du cours est désormais ${vers} (avant : ${from}).`,
      `${registrations} inscriptions et ${documents} documents suivent ; les traces déjà enregistrées ne changent pas et restent lues.`,
      'Mettez la même dans content/cours.yaml, reconstruisez, puis démarrez. Les paquets déjà importés dans un LMS sont à remplacer.',
    ].join('\n');
  } finally {
    close();
  }
});
