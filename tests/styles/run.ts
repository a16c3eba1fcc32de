/** `npm run check:styles`: no rule without its class, no class without its rule. */
import { dressed, faultsOf } from './classes.ts';

const sites = dressed();
const faults = sites.flatMap(faultsOf);
for (const fault of faults) console.error(fault);
const count = sites.reduce((sum, { tokens }) => sum + tokens.length, 0);
console.log(`${count} class names in components, ${faults.length} faults.`);
process.exitCode = faults.length === 0 && count > 0 ? 0 : 1;
