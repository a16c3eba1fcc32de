/** How the expert's file is printed: A4, black ink, what belongs together on one page. */
export const STYLE = `@page{size:A4;margin:16mm 15mm 20mm;@bottom-left{content:"Initiales : ……………";font:9pt system-ui,sans-serif}@bottom-right{content:counter(page) " / " counter(pages);font:9pt system-ui,sans-serif}}
:root{--encre:#111;--feuille:#fff;--m:#555;--m-f:#eee;--bord:#777;--filet:#ccc;--creux:#eee;--texte:system-ui,sans-serif}
*{box-sizing:border-box}
body{font:10pt/1.38 Georgia,"Noto Serif",serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#111;background:#fff}
h1,h2,h3,h4,.doux,.cases,table,.marque,.nom{font-family:system-ui,sans-serif;line-height:1.3}
h1{font-size:20pt;margin:.2em 0}h2{font-size:14.5pt;border-bottom:1.5px solid;margin:1.8em 0 .6em;break-after:avoid}h3{font-size:11.5pt;margin:1.2em 0 .3em;break-after:avoid}
p{margin:.3em 0}ul,ol{margin:.3em 0;padding-left:1.4em}
.doux{font-size:9pt;color:#444}
.marque{display:inline-block;min-width:2.2em;padding:0 .4em;border:1px solid;font-size:8.5pt;font-weight:600;text-align:center}
table{width:100%;border-collapse:collapse;font-size:9.5pt}th,td{border:1px solid #777;padding:.25em .45em;text-align:left;vertical-align:top}th{background:#eee}
tr,article,figure,.doute,.signe,.mot{break-inside:avoid}
article{border-left:2.5px solid #999;padding-left:.8rem;margin:.9rem 0}
.choix{list-style:none;padding-left:1.4em}.choix>li{margin:.15em 0;text-indent:-1.4em}.juste{font-weight:600}.case{display:inline-block;width:.95em;height:.95em;border:1.2px solid;font:600 10pt/.8 system-ui,sans-serif;text-align:center;text-indent:0;vertical-align:-.1em;margin-right:.25em}.avis{white-space:nowrap}.avis .case:not(:first-child){margin-left:.6em}
.papier{border:1px solid #777;padding:.4rem .7rem;margin:.5rem 0;font-size:9.5pt}
.doute{border:1px solid;padding:.4rem .6rem;margin:.5rem 0;font-size:10pt}
.cases{font-size:9pt;margin:.3em 0 0}.cases .case:not(:first-child){margin-left:.8em}.blanc{display:inline-block;min-width:9rem;border-bottom:1px solid;height:1.2em;vertical-align:bottom}.court{min-width:4rem}.long{min-width:19rem}.ligne{display:block;height:1.9em;border-bottom:1px solid #777}
.signe{border:1.5px solid;padding:.8rem 1rem;margin:1.2rem 0}
figure{margin:.8rem 0}figure svg,figure img{display:block;max-width:80mm;height:auto;max-height:90mm}
.d{color:var(--encre);stroke:currentColor;stroke-width:2;fill:none;stroke-linecap:round;stroke-linejoin:round}.d .t{fill:var(--m);stroke:none;opacity:.3}.d .tp{fill:var(--m)}.d .p{fill:var(--feuille)}.d text{stroke:none;fill:currentColor;font-family:var(--texte);text-anchor:middle}.d .in{stroke:var(--feuille)}.d .sp{stroke:var(--m)}
.mots{columns:2;column-gap:1.5rem;font-size:9.5pt}.mot{margin:0 0 .6em}
@media print{.page{break-before:page}body{margin:0;max-width:none;padding:0 1px}}`;
