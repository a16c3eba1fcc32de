/**
 * Runs in the head, before anything is painted: the theme the learner chose, what the theme button
 * will give, and the buttons pressed inside a question that is not awake yet (replayed by
 * islands/question/early.ts; Enter in a field presses the form's button too), and whether the page is
 * read over another (page/later/aside.ts): such a page is no unit of a SCORM package, whose one session is
 * that of the page below, and whether our server knows the learner (`data-connu`: server/people/hints.ts). Plain
 * JavaScript in a string: it is inlined as it stands.
 *
 * The theme goes round three states: the system's, its contrary, its like. `data-theme` is what was
 * chosen, `data-suivant` what a press gives.
 */
export const FIRST = `(function(d,r,m,k){
function show(t){var n=['clair','sombre'],s=+m.matches;
if(n.indexOf(t)<0)delete r.dataset.theme,t='';else r.dataset.theme=t;
r.dataset.suivant=!t?n[1-s]:t===n[s]?'auto':n[s]}
function kept(t){try{return t?localStorage.setItem(k,t):localStorage.getItem(k)}catch(e){}}
show(kept());
try{if(/\\bconnu=1/.test(d.cookie))r.dataset.connu=''}catch(e){}
if(name=='lecture')r.dataset.lecture='',delete r.dataset.unite;
m.addEventListener('change',function(){show(r.dataset.theme)});
d.addEventListener('click',function(e){
var t=r.dataset.suivant,b=e.target.closest('.question:not([data-pret]) button');
if(e.target.closest('.theme'))show(t),kept(t);
if(b&&b.form)e.preventDefault(),e.stopPropagation(),(window.__clics=window.__clics||[]).push(b)},true)
})(document,document.documentElement,matchMedia('(prefers-color-scheme: dark)'),'cqp-theme')`.replaceAll(
  '\n',
  '',
);

/**
 * Right after the line that says who reads: under a launch, « Visite libre » would be false until the
 * code comes, which a weak network makes long. `page/start.ts` takes it back where no session is.
 */
export const ARRIVAL = `if(/[?&](endpoint|fetch|seance)=/.test(location.search))document.getElementById('qui-lit').innerHTML='<b>Suivi de formation</b> : la séance s’ouvre.'`;
