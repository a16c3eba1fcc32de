/** The names cmi5 gives to things (Quartz, 1st edition). */
const CMI5 = 'https://w3id.org/xapi/cmi5/';
const ADL = 'http://adlnet.gov/expapi/verbs/';
const W3ID = 'https://w3id.org/xapi/adl/verbs/';

export const VERBS = {
  launched: `${ADL}launched`,
  initialized: `${ADL}initialized`,
  completed: `${ADL}completed`,
  passed: `${ADL}passed`,
  failed: `${ADL}failed`,
  terminated: `${ADL}terminated`,
  abandoned: `${W3ID}abandoned`,
  waived: `${W3ID}waived`,
  satisfied: `${W3ID}satisfied`,
} as const;

export const CATEGORY_CMI5 = `${CMI5}context/categories/cmi5`;
export const CATEGORY_MOVEON = `${CMI5}context/categories/moveon`;

export const SESSION_ID = `${CMI5}context/extensions/sessionid`;
export const MASTERY_SCORE = `${CMI5}context/extensions/masteryscore`;
export const LAUNCH_MODE = `${CMI5}context/extensions/launchmode`;
export const LAUNCH_URL = `${CMI5}context/extensions/launchurl`;
export const MOVE_ON = `${CMI5}context/extensions/moveon`;
export const LAUNCH_PARAMETERS = `${CMI5}context/extensions/launchparameters`;
export const REASON = `${CMI5}result/extensions/reason`;
export const PROGRESS = `${CMI5}result/extensions/progress`;

export const COURSE_TYPE = `${CMI5}activitytype/course`;
export const BLOCK_TYPE = `${CMI5}activitytype/block`;
