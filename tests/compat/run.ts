/** `npm run check:browsers`: nothing that a browser the README names does not have. */
import { resolve } from 'node:path';
import { apiFindings } from './api.ts';
import { cssFindings } from './css.ts';
import { sourcesIn } from './sources.ts';

const root = resolve(process.argv[2] ?? '.');
const sources = sourcesIn(root);
const findings = [...apiFindings(root, sources), ...cssFindings(root)];
for (const { path, line, feature, lacking } of findings)
  console.error(`${path}:${line}  ${feature}: ${lacking.join(', ')}`);
console.log(`${sources.length} sources, ${findings.length} uses that an old browser lacks.`);
process.exitCode = findings.length === 0 && sources.length > 0 ? 0 : 1;
