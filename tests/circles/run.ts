/** `npm run check:circles`: no file and no folder of src/ imports, by whatever way round, what imports it. */
import { resolve } from 'node:path';
import { circlesIn } from './circles.ts';
import { importsIn } from './imports.ts';

const imports = importsIn(resolve(process.argv[2] ?? 'src'));
const circles = circlesIn(imports);
for (const { kind, path, imports: edges } of circles) {
  console.error(`A circle of ${kind}: ${path.join(' → ')}`);
  if (kind === 'folders') for (const [from, to] of edges) console.error(`    ${from} → ${to}`);
}
console.log(`${imports.size} files, ${circles.length} circles.`);
process.exitCode = circles.length === 0 && imports.size > 0 ? 0 : 1;
