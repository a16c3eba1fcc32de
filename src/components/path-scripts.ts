/** Plain JavaScript in strings: inlined as it stands, on the pages that paths make different. */

/**
 * In the head, before anything is painted: the path to show. Of a learner that our server knows
 * (`data-connu`, layouts/first.ts), their group's, which a cookie hints at (server/people/hints.ts); of a visitor, the one
 * chosen on the home page.
 */
export const SHOWN_PATH = String.raw`(function(d,r){try{
var p='connu' in r.dataset?(/\bparcours=([\w-]+)/.exec(d.cookie)||'')[1]:localStorage.getItem('cqp-parcours');
if(p)r.dataset.parcours=p}catch(e){}})(document,document.documentElement)`.replaceAll('\n', '');

/**
 * Right after the choice of a path (PathChoice.astro), which is hidden until it can be made,
 * and stays so for a learner, whose group decides. `data-complet`: what is pressed before a choice.
 */
export const PATH_CHOICE = `(function(r,e){
if('connu' in r.dataset)return;
var all=[].slice.call(e.querySelectorAll('button'));
function show(){var p=r.dataset.parcours;
if(!all.some(function(b){return b.value==p}))p=e.dataset.complet;
all.forEach(function(b){b.setAttribute('aria-pressed',b.value==p)})}
e.addEventListener('click',function(c){var b=c.target.closest('button');if(!b)return;
r.dataset.parcours=b.value;
try{localStorage.setItem('cqp-parcours',b.value)}catch(x){}show()});
show();e.hidden=false
})(document.documentElement,document.currentScript.previousElementSibling)`.replaceAll('\n', '');
