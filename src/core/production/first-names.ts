/** How people of a group are called where first names are enough. Pure. */
import { fold } from '../text/text.ts';

/**
 * « Ali »; « Ali B. » where two have that first name; the whole name where that is not enough. What a name begins
 * with is taken for the first name.
 *
 * @param names of everybody who is shown together
 * @returns in the same order
 */
export function firstNames(names: readonly string[]): readonly string[] {
  const levels = names.map((name) => {
    const [first = name, ...rest] = name.split(/\s+/).filter((word) => word !== '');
    const initial = [...(rest[0] ?? '')][0];
    return [first, initial === undefined ? first : `${first} ${initial}.`, name] as const;
  });
  return levels.map((own, at) => {
    const isAlone = (level: 0 | 1): boolean =>
      levels.every((other, index) => index === at || fold(other[level]) !== fold(own[level]));
    return isAlone(0) ? own[0] : isAlone(1) ? own[1] : own[2];
  });
}
