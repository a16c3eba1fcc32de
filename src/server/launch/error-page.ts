/** What a learner reads when a launch does not happen: one sentence and a way out. */
import type { Context } from 'hono';
import { html } from 'hono/html';
import { page } from '../shell/shell.ts';

export function errorPage(
  c: Context,
  status: 404 | 503,
  sentence: string,
): Response | Promise<Response> {
  return page(c, {
    title: 'Cette leçon ne peut pas s’ouvrir ainsi',
    status,
    body: html`<p>${sentence}</p>
      <p><a class="bouton" href="/">Revenir à l’accueil</a></p>`,
  });
}

/** For a browser that is no learner's: nobody is made up, and studying stays possible. */
export function strangerPage(
  c: Context,
  unit: { readonly url: string; readonly title: string },
): Response | Promise<Response> {
  return page(c, {
    title: 'Nous ne savons pas qui vous êtes',
    status: 403,
    body: html`<p>
        Pour que vos réponses arrivent à votre centre, ouvrez d’abord le lien personnel que votre
        formateur vous a donné, puis revenez ici. Si vous ne l’avez plus, demandez-le-lui.
      </p>
      <p>Vous pouvez aussi étudier sans suivi : vos réponses restent alors dans ce navigateur.</p>
      <p>
        <a class="bouton secondaire" href="${unit.url}">Étudier « ${unit.title} » sans suivi</a>
      </p>`,
  });
}

/** A link of another site leads to a lesson while another one is open: the learner decides. */
export function confirmPage(
  c: Context,
  unit: { readonly title: string },
): Response | Promise<Response> {
  return page(c, {
    title: 'Une leçon est déjà ouverte',
    status: 200,
    body: html`<p>
        Le lien que vous avez suivi ouvre « ${unit.title} ». La leçon que vous avez ouverte
        s’arrêtera : ce que vous y avez fait est gardé.
      </p>
      <form method="post">
        <button class="bouton" type="submit">Ouvrir « ${unit.title} »</button>
      </form>
      <p><a class="bouton secondaire" href="/">Revenir à l’accueil</a></p>`,
  });
}
