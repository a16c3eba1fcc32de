/**
 * An address inside the site, under the base it is served from: `href('/glossaire/')`. Pages end with
 * "/"; files ("/banque/x.json") and anchors ("/glossaire/#x") stay as they are.
 */
export function href(path: string): string {
  return `${import.meta.env.BASE_URL.replace(/\/$/, '')}${path}`;
}

export const lessonHref = (id: string): string => href(`/modules/${id}/`);
export const moduleHref = (id: string): string => href(`/modules/${id}/`);
export const evaluationHref = (module: string): string => href(`/modules/${module}/evaluation/`);
export const termHref = (id: string): string => href(`/glossaire/#${id}`);
export const bankHref = (module: string): string => href(`/banque/${module}.json`);
