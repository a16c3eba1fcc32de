/** Builds a site again and again, to be killed: `node rebuilds.ts <site>`. */
import { buildSite } from '../../../src/server/build/build.ts';
import { writeWholeSite } from './site.ts';

const [siteDir = ''] = process.argv.slice(2);
for (let round = 0; ; round += 1) {
  const release = round % 2 === 0 ? 'pair' : 'impair';
  await buildSite({
    siteDir,
    base: '/',
    digest: release,
    make: (folder) => Promise.resolve(writeWholeSite(folder, release) !== ''),
    now: new Date(),
  });
  process.stdout.write('.');
}
