import type { Organisation } from '../core/course/course.ts';

/** What heads a sheet of paper: the name, then how to reach it and what it is registered as. */
export function centreLines({
  name,
  address,
  phone,
  activityNumber,
  registration,
}: Organisation): readonly string[] {
  return [
    name,
    phone === null ? address : `${address}. Tél. ${phone}`,
    `Déclaration d’activité ${[activityNumber, ...(registration === null ? [] : [registration])].join(', ')}`,
  ];
}
