/** Moodle's page around a lesson (`mod/scorm/player.php`, `module.js`, `request.js`): runs in a browser. */
import { moodle12 } from './api12.ts';
import { moodle2004 } from './api2004.ts';
import type { Sent, VisitData, Wire } from './request.ts';

interface Opening {
  readonly version: '1.2' | '2004';
  readonly visit: VisitData;
  /** Addresses of the lessons, in the order of the visit's. */
  readonly pages: readonly string[];
  readonly first: number;
}

/** What tests ask of the page: what it was told, whether it refuses everything, another mode. */
interface Handles {
  readonly said: string[][];
  DOWN?: boolean;
  MODE?: VisitData['mode'];
  /** Place of the lesson in the frame. */
  shown: number;
  choose(place: number): void;
  [api: string]: unknown;
}

const page = window as unknown as Handles;
const { version, visit, pages, first } = JSON.parse(
  document.getElementById('visite')?.textContent ?? '',
) as Opening;

let place = first;
// Synchronous requests are refused while a page goes away: beacons take their place, until it is seen again.
let leaving = false;
for (const kind of ['beforeunload', 'unload', 'pagehide'])
  addEventListener(kind, () => (leaving = true));
addEventListener('pageshow', () => (leaving = false));
addEventListener('visibilitychange', () => (leaving = document.hidden));

const address = (sco: string) => `/mod/scorm/datamodel?sco=${sco}`;
const wire: Wire = {
  post(sco: string, data: readonly Sent[]) {
    const request = new XMLHttpRequest();
    request.open('POST', address(sco), false);
    request.send(JSON.stringify(data));
    return { status: request.status, text: request.responseText };
  },
  beacon: (sco, data) => navigator.sendBeacon(address(sco), JSON.stringify(data)),
  leaving() {
    // Any event of this window's, a press in its menu included, and beacons it is from then on.
    if (window.event) leaving = true;
    return leaving;
  },
};

const opened: VisitData = { ...visit, mode: page.MODE ?? visit.mode };
const current = () => opened.scos[place]?.id ?? '';
const api: Readonly<Record<string, unknown>> =
  version === '1.2' ? moodle12(opened, current, wire) : moodle2004(opened, current, wire);

Object.assign(page, {
  said: [],
  [version === '1.2' ? 'API' : 'API_1484_11']: new Proxy(api, {
    get(target, name: string) {
      const own = target[name];
      if (typeof own !== 'function') return own;
      return (...given: string[]) => {
        page.said.push([name, ...given]);
        if (page.DOWN && /SetValue|Commit/.test(name)) return 'false';
        if (given[0] === 'adl.nav.request_valid.continue') return 'true';
        return own.apply(target, given) as unknown;
      };
    },
  }),
  choose(wanted: number) {
    document.getElementById('sco')?.remove();
    place = wanted;
    show();
  },
});

function show(): void {
  const frame = document.createElement('iframe');
  frame.id = 'sco';
  frame.style.cssText = 'width:100%;height:90vh';
  frame.src = pages[place] ?? '';
  document.body.append(frame);
  page.shown = place;
}
show();
