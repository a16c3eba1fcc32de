/** The xAPI Profile the statements say they follow, at the address its IRI names. */
import { loaded } from 'virtual:cours';
import { profileOf } from '../../publish/profile.ts';

export function GET(): Response {
  return new Response(JSON.stringify(profileOf(loaded.course)), {
    headers: { 'content-type': 'application/ld+json; charset=utf-8' },
  });
}
