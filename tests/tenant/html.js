/** HTML as text, with everything escaped that is not HTML already; faces and small pictures for it. */

export const avatar = (person, size) =>
  html`<img class="avatar" src="/wiki/aa-avatar/${person.accountId}" alt="${person.displayName}" width="${size}" height="${size}">`;

export const icon = (name) => html`<svg class="icon" aria-hidden="true" viewBox="0 0 16 16"><path d="${ICONS[name]}"></path></svg>`;

const ICONS = {
  home: 'M2 7l6-5 6 5v7h-4v-4H6v4H2z',
  recent: 'M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13M8 4v4l3 2',
  starred: 'M8 1.5l2 4.3 4.5.6-3.3 3.2.8 4.6L8 12l-4 2.2.8-4.6L1.5 6.4 6 5.8z',
  spaces: 'M2 2h5v5H2zM9 2h5v5H9zM2 9h5v5H2zM9 9h5v5H9z',
  page: 'M3 1.5h10v13H3zM5.5 5h5M5.5 8h5M5.5 11h3',
  edit: 'M2 14l1-4 8-8 3 3-8 8z',
  link: 'M6.5 9.5l3-3M7 4.5l2-2a3 3 0 0 1 4.5 4.5l-2 2M9 11.5l-2 2A3 3 0 0 1 2.5 9l2-2',
  bell: 'M8 1.5a4 4 0 0 0-4 4V9l-1.5 3h11L12 9V5.5a4 4 0 0 0-4-4M6.5 14h3',
  help: 'M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13M6 6a2 2 0 1 1 2 2v1.5M8 11.5v.5',
  eye: 'M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8M8 6a2 2 0 1 0 0 4 2 2 0 0 0 0-4',
  board: 'M2 2h3.5v12H2zM6.5 2h3.5v8H6.5zM11 2h3v5h-3z',
  list: 'M2 4h12M2 8h12M2 12h12',
  filter: 'M2 3h12l-4.5 5.5V14L6.5 12V8.5z',
  queue: 'M2 3h12v3H2zM2 10h12v3H2z',
  people: 'M6 8a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5M1.5 13.5c0-5 9-5 9 0M10.5 7.5a2 2 0 1 0 0-4M11.5 9.5c2 0 3.5 1.5 3.5 4',
  lock: 'M3.5 7h9v7h-9zM5.5 7V5a2.5 2.5 0 0 1 5 0v2',
  gauge: 'M2 12a6 6 0 0 1 12 0M8 12l3-4',
};

/** JSON inside a script element: `</script>` and `<!--` must not end or change it. */
export const asScript = (value) => raw(JSON.stringify(value).replaceAll('<', '\\u003c'));

/** Text that is HTML already. */
class Html {
  constructor(text) {
    this.text = text;
  }

  toString() {
    return this.text;
  }
}

export const raw = (text) => new Html(text);

/** HTML with every value escaped, unless it is HTML itself or a list of such. */
export function html(strings, ...values) {
  return raw(String.raw({ raw: strings }, ...values.map(escaped)));
}

function escaped(value) {
  if (Array.isArray(value)) return value.map(escaped).join('');
  return value instanceof Html ? value.text : String(value).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
