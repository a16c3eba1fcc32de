/** Versions of the course's xAPI Profile: what is kept, and so what waits, names the one it was made under. */

/** Changes whenever a template or a pattern does; older ones stay in the published list. */
export const PROFILE_VERSION = '1.1';

/** What was made before entries and sessions named theirs. */
export const FIRST_PROFILE_VERSION = '1.0';
