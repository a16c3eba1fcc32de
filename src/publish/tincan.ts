/**
 * tincan.xml (projecttincan.com/tincan.xsd): a flat list of activities, of which one, the first, may be
 * launched ("Only one activity definition within a package may contain launch": RusticiSoftware/launch,
 * lms_lrs.md). A package of one lesson launches it; a larger one its table of contents, which hands the
 * launch on to the lessons.
 */
import type { Part } from './part.ts';
import { courseIri, unitIri } from '../core/course/iri.ts';
import { allUnits, fileOf, type Unit } from '../core/course/unit.ts';
import { element, xmlFile, type Element } from './xml.ts';

const TYPES = 'http://adlnet.gov/expapi/activities/';

export function tincanXml(part: Part): string {
  const { course, key, title, description } = part;
  const units = allUnits(course);
  const [only] = units;
  const activities =
    !launchesContents(part) && only
      ? [unitActivity(only, course.iri, fileOf(only.id))]
      : [
          activity(courseIri(course.iri, key), 'course', title, description, 'index.html'),
          ...units.map((unit) => unitActivity(unit, course.iri, null)),
        ];
  return xmlFile(
    element('tincan', { xmlns: 'http://projecttincan.com/tincan.xsd' }, [
      element('activities', {}, activities),
    ]),
  );
}

/** Whether the LMS opens the table of contents, and the learner a lesson from there. */
export const launchesContents = ({ course }: Part): boolean => allUnits(course).length > 1;

/**
 * For the head of the pages that are no lesson: keeps the launch, takes it out of the address before the
 * player sees it, and gives it to each lesson under that lesson's own activity id, in a tab that its
 * "Quitter" can close. The contents stay where the LMS opened them. Where storage is refused, as browsers
 * do in a frame of another origin, the launch goes from page to page in their addresses.
 */
export function handOn({ course, key }: Part): string {
  const names = [unitIri(course.iri, ''), courseIri(course.iri, key)].map((id) =>
    JSON.stringify(id),
  );
  return `(function(l,k){
var u=${names[0]},c=${names[1]},q=new URLSearchParams(l.search),s;
function kept(v){try{if(v)sessionStorage.setItem(k,v);return sessionStorage.getItem(k)}catch(e){}}
if(q.has('endpoint')){s=q.toString();kept(s);history.replaceState(null,'',l.pathname+l.hash)}else s=kept();
if(s)addEventListener('click',function(e){
var a=e.target.closest&&e.target.closest('a[href]');
if(!a||a.origin!=l.origin||a.pathname==l.pathname)return;
var m=/\\/modules\\/([^/]+\\/[^/]+)\\/index\\.html$/.exec(a.pathname);
if(!m){if(kept()!=s)a.search=s;return}
var p=new URLSearchParams(s);p.set('activity_id',u+m[1]);p.set('grouping',c);
a.search=p;a.target='_blank';a.rel='opener'},true)
})(location,'cqp-tincan')`.replaceAll('\n', '');
}

function unitActivity(unit: Unit, iri: string, launch: string | null): Element {
  const type = unit.kind === 'lesson' ? 'lesson' : 'assessment';
  return activity(unitIri(iri, unit.id), type, unit.title, unit.description, launch);
}

function activity(
  id: string,
  type: string,
  title: string,
  description: string,
  launch: string | null,
): Element {
  return element('activity', { id, type: `${TYPES}${type}` }, [
    element('name', { lang: 'fr' }, title),
    element('description', { lang: 'fr' }, description),
    launch !== null && element('launch', { lang: 'fr' }, launch),
  ]);
}
