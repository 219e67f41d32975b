// Writes PDFs for tests, without the table of where its objects stand, which the reader does not ask.

/**
 * @param {Record<string, string>} objects What each says, by its number; the first is the catalogue.
 * @param {string} [trailer] What its trailer says more.
 */
export const pdf = (objects, trailer = '') =>
  `%PDF-1.7\n${Object.entries(objects).map(([id, said]) => `${id} 0 obj\n${said}\nendobj\n`).join('')}trailer <</Root 1 0 R ${trailer}>>\n`;

/**
 * @param {string} content
 * @param {string} [about] What its dictionary says more.
 */
export const stream = (content, about = '') => `<<${about} /Length ${content.length}>> stream\n${content}\nendstream`;

/**
 * One with a page.
 * @param {string} content What draws it; /F1 is Helvetica.
 * @param {string} [about] What its dictionary says more.
 * @param {Record<string, string>} [objects] Others, from 6 on.
 */
export const page = (content, about = '', objects = {}) =>
  pdf({
    1: '<</Type /Catalog /Pages 2 0 R>>',
    2: '<</Type /Pages /Kids [3 0 R] /Count 1 /Resources <</Font <</F1 5 0 R /F2 6 0 R>>>>>>',
    3: `<</Type /Page /Parent 2 0 R /Contents 4 0 R ${about}>>`,
    4: stream(content),
    5: '<</Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding>>',
    ...objects,
  });
