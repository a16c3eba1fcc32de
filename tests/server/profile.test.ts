import { expect, it } from 'vitest';
import { serve } from './support/serve.ts';
import { writeSite } from './support/site.ts';

const PROFILE = { id: 'https://exemple.fr/cqp/xapi/profil.jsonld', type: 'Profile' };

it('gives the xAPI Profile to anyone, below an LRS that opens to nobody', async () => {
  const siteDir = writeSite({ 'xapi/profil.jsonld': JSON.stringify(PROFILE) });
  const server = await serve({ siteDir });
  const profile = await fetch(`${server.url}/xapi/profil.jsonld`);
  expect(profile.status).toBe(200);
  expect(profile.headers.get('content-type')).toMatch(/^application\/ld\+json/);
  expect(await profile.json()).toEqual(PROFILE);
  const headers = { 'x-experience-api-version': '1.0.3' };
  expect((await fetch(`${server.url}/xapi/statements`, { headers })).status).toBe(401);
});
