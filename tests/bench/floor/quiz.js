/* The floor's whole quiz: native fields, the right answers in the page, nothing kept. */
const fold = (text) =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/œ/g, 'oe')
    .replace(/\./g, ',')
    .trim()
    .toLowerCase();
const isRight = (field) =>
  field.dataset.a === undefined
    ? field.checked === 'r' in field.dataset
    : field.dataset.a.split('|').some((answer) => fold(answer) === fold(field.value));

for (const form of document.forms) {
  form.dataset.pret = '';
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const fields = [...form.elements].filter((field) => 'f' in field.dataset);
    const status = form.querySelector('[role=status]');
    const wrong = fields.filter((field) => !isRight(field));
    const said = fields.filter((field) =>
      field.dataset.a === undefined ? field.checked : wrong.includes(field),
    );
    const verdict = document.createElement('p');
    verdict.className = 'verdict';
    verdict.textContent = wrong.length === 0 ? 'Juste' : 'Pas encore';
    const texts = [
      ...said.map((field) => field.dataset.f),
      ...(wrong.length === 0 ? [status.dataset.e] : []),
    ];
    const paragraphs = texts.filter(Boolean).map((text) => {
      const paragraph = document.createElement('p');
      paragraph.textContent = text;
      return paragraph;
    });
    status.replaceChildren(verdict, ...paragraphs);
  });
}
