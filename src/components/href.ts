import { bankFileOf, pathOf } from '../core/course/unit.ts';

/**
 * An address inside the site, under the base it is served from: `href('/glossaire/')`. Pages end with
 * "/"; files ("/banque/x.json") and anchors ("/glossaire/#x") stay as they are.
 */
export function href(path: string): string {
  return `${import.meta.env.BASE_URL.replace(/\/$/, '')}${path}`;
}

export const unitHref = (id: string): string => href(pathOf(id));
export const moduleHref = (id: string): string => href(pathOf(id));
export const termHref = (id: string): string => href(`/glossaire/#${id}`);
export const bankHref = (assessment: string): string => href(`/${bankFileOf(assessment)}`);
