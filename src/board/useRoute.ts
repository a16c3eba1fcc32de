import { useEffect, useMemo, useState } from 'preact/hooks';
import { queryOf, routeOf, type Route } from './route.ts';

/** The view the address asks for, and how to go to another. */
export function useRoute(): readonly [Route, (route: Route) => void] {
  const [route, setRoute] = useState(() => routeOf(location.search));
  useEffect(() => {
    const back = (): void => setRoute(routeOf(location.search));
    addEventListener('popstate', back);
    return () => removeEventListener('popstate', back);
  }, []);
  const go = useMemo(
    () =>
      (next: Route): void => {
        history.pushState(null, '', location.pathname + queryOf(next));
        setRoute(next);
        scrollTo(0, 0);
      },
    [],
  );
  return [route, go];
}
