/**
 * French words too common to be searched, without accents: the list of lunr-languages, folded, plus
 * what French questions begin with and what elision leaves ("qu", "jusqu"). Not "même", which says
 * something of people and papers: « même nom ».
 */
const LIST = `
a ai aie aient aies ait alors as au aucun aucune aujourd aura aurai auraient aurais aurait auras
aurez auriez aurions aurons auront aussi autre autres aux avaient avais avait avec avez aviez avions
avoir avons ayant ayez ayons
c ca car ce ceci cela celle celles celui ces cet cette ceux chaque chez ci comme comment
combien d dans de des du donc dont
elle elles en es est et ete etee etees etes etre etaient etais etait etant etiez etions eu eue eues
eurent eus eusse eussent eut eux eumes eutes
faire fait faut font furent fus fut fumes hui ici il ils j je jusqu l la le les leur leurs lorsqu lui
m ma mais me mes moi mon n ne ni nos notre nous on ont ou par pas peu peut plus pour
pourquoi puis puisqu
qu quand que quel quelle quelles quelqu quels qui quoi s sa se sera serai seraient serais serait seras
serez seriez serions serons seront ses si soi soient sois soit sommes son sont soyez soyons suis sur
t ta te tes toi ton tous tout toute toutes tres tu un une unes vers voici vos votre vous vu y
`;

export const STOP_WORDS: ReadonlySet<string> = new Set(LIST.trim().split(/\s+/));
