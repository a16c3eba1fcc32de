/** What an LMS says of a launch, whatever it really sends. */
import { arrangementsOf } from '../../core/people/arrangements.ts';
import type { Activity } from '../../core/xapi/statement.ts';
import { fieldsOf } from '../http.ts';
import { addressOf, type XapiLaunch } from '../launch.ts';
import type { LaunchData } from './session.ts';

type Fields = Readonly<Record<string, unknown>>;

/** From the State document `LMS.LaunchData` (cmi5 10.2); what cannot be read is as if it were not there. */
export function readLaunchData(document: unknown): LaunchData {
  const { contextTemplate, launchMode, masteryScore, returnURL, launchParameters } =
    fields(document);
  return {
    contextTemplate: fields(contextTemplate),
    launchMode: launchMode === 'Browse' || launchMode === 'Review' ? launchMode : 'Normal',
    masteryScore:
      typeof masteryScore === 'number' && masteryScore >= 0 && masteryScore <= 1
        ? masteryScore
        : null,
    returnUrl: isWeb(returnURL) ? returnURL : null,
    arrangements: arrangementsOf(launchParameters),
  };
}

/** Whether it can be that document at all: a proxy's `[]` is not, and says nothing of the launch. */
export const isLaunchData = (document: unknown): boolean =>
  [
    'contextTemplate',
    'launchMode',
    'moveOn',
    'masteryScore',
    'returnURL',
    'launchParameters',
    'launchMethod',
    'entitlementKey',
  ].some((name) => name in fields(document));

/** A plain xAPI launch says it all in its address. */
export function launchDataOf({ grouping, platform }: XapiLaunch): LaunchData {
  const activity: Activity | null = grouping && addressOf(grouping) ? { id: grouping } : null;
  return {
    contextTemplate: {
      ...(activity ? { contextActivities: { grouping: [activity] } } : {}),
      ...(platform ? { platform } : {}),
    },
    launchMode: 'Normal',
    masteryScore: null,
    returnUrl: null,
  };
}

const fields = (value: unknown): Fields => fieldsOf(value) ?? {};

/** `javascript:` is an address too. */
const isWeb = (value: unknown): value is string =>
  typeof value === 'string' && /^https?:$/.test(addressOf(value)?.protocol ?? '');
