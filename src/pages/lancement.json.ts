/** What our own server needs to launch and to report each assignable unit; see src/server/README.md. */
import { loaded } from 'virtual:cours';
import { catalogueOf } from '../core/course/catalogue.ts';

export const GET = (): Response => Response.json(catalogueOf(loaded.course));
