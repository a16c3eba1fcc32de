/** The learner's preferences as an AU reads and writes them: what cmi5 11 has an LMS see to. */
import { BadRequest, Refusal } from '../lrs/refusal.ts';
import type { Resource } from '../lrs/http/resource.ts';
import { languageTag } from '../lrs/validate/formats.ts';
import { parseJson } from '../lrs/validate/json.ts';
import { isObject } from '../lrs/validate/check.ts';
import type { Sessions } from './sessions.ts';

export const PREFERENCES = 'cmi5LearnerPreferences';

/** @param profile the agent profile resource; under a launch, what is read is noted, what is written is judged */
export function withPreferences(
  profile: Resource,
  sessions: Pick<Sessions, 'readPreferences'>,
  clock: () => Date,
): Resource {
  return async (call) => {
    const { access, request } = call;
    if (access.kind !== 'launch' || request.params.get('profileId') !== PREFERENCES)
      return profile(call);
    const { method } = request;
    if (method === 'PUT' || method === 'POST') checkPreferences(request.body);
    const noted = (): void => {
      if (method === 'GET') sessions.readPreferences(access.scope.session, clock().toISOString());
    };
    try {
      const answer = await profile(call);
      noted();
      return answer;
    } catch (error) {
      // There are none, which is an answer too (11.0); or the LRS is away, which is not the AU's doing.
      if (error instanceof Refusal && (error.status === 404 || error.status >= 500)) noted();
      throw error;
    }
  };
}

/** Two short texts. */
const MOST = 4096;

/** @throws Refusal naming the rule */
function checkPreferences(body: Uint8Array): void {
  const sent = parseJson(body, MOST);
  if (!isObject(sent)) throw new BadRequest('cmi5 11.0: the preferences are a JSON object');
  const { languagePreference: languages, audioPreference: audio } = sent;
  if (typeof languages !== 'string' || audio === undefined)
    throw new BadRequest('cmi5 11.0: languagePreference and audioPreference are both given');
  if (languages.split(',').some((tag) => languageTag(tag.trim()) !== null))
    throw new BadRequest('cmi5 11.1: languagePreference is a list of RFC 5646 language tags');
  if (audio !== 'on' && audio !== 'off')
    throw new BadRequest('cmi5 11.2: audioPreference is "on" or "off"');
}
