/**
 * Runs in the head, before anything is painted: the theme the learner chose, what the theme button
 * will give, and the buttons pressed inside a question that is not awake yet (replayed by
 * islands/question/early.ts). Plain old JavaScript in a string: it is inlined as it stands.
 *
 * The theme goes round three states: the system's, its contrary, its like. `data-theme` is what was
 * chosen, `data-suivant` what a press gives.
 */
export const FIRST = `(function(d,r,m,k){
function next(){var t=r.dataset.theme,s=m.matches?'sombre':'clair',o=m.matches?'clair':'sombre';return t?t===o?s:'auto':o}
function show(t){if(t&&t!=='auto')r.dataset.theme=t;else delete r.dataset.theme;r.dataset.suivant=next()}
var t;try{t=localStorage.getItem(k)}catch(e){}
show(t==='clair'||t==='sombre'?t:'');
m.addEventListener('change',function(){r.dataset.suivant=next()});
d.addEventListener('click',function(e){
if(!e.target.closest)return;
if(e.target.closest('.theme')){t=r.dataset.suivant;show(t);try{t==='auto'?localStorage.removeItem(k):localStorage.setItem(k,t)}catch(x){}}
var b=e.target.closest('.q:not([data-pret]) button');
if(b&&b.closest('form')){e.preventDefault();e.stopPropagation();(window.__clics=window.__clics||[]).push(b)}},true);
d.addEventListener('submit',function(e){if(!e.target.hasAttribute('data-pret')&&e.target.matches('.q'))e.preventDefault()},true);
})(document,document.documentElement,matchMedia('(prefers-color-scheme: dark)'),'cqp-theme')`.replaceAll(
  '\n',
  '',
);
