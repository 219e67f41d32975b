// What Doorward keeps: settings, which interruptions were gone through today,
// and in which spaces the strip is folded up. No text, address or name of a page is ever among it.

/** The settings by layer, each as it stands in storage; the core checks them. */
export async function settings() {
  const [managed, { settings: person }] = await Promise.all([
    // Without a policy some browsers have no managed storage and say so by failing.
    chrome.storage.managed.get().catch(() => ({})),
    chrome.storage.local.get('settings'),
  ]);
  return { managed: plain(managed), person: plain(person) };
}

/** Keeps a person's settings, replacing those there were. */
export async function saveSettings(person) {
  await chrome.storage.local.set({ settings: person });
}

/** The keys of the interruptions gone through today. */
export async function acknowledgedToday() {
  const { acknowledged } = await chrome.storage.local.get('acknowledged');
  const { day, keys } = plain(acknowledged);
  return day === today() && Array.isArray(keys) ? keys.filter((key) => typeof key === 'string') : [];
}

/** Keeps, until the end of the day, that an interruption was gone through. */
export async function acknowledge(key) {
  const keys = await acknowledgedToday();
  if (!keys.includes(key)) {
    keys.push(key);
  }
  await chrome.storage.local.set({ acknowledged: { day: today(), keys } });
}

const place = ({ site, space }) => `${site}/${space ?? ''}`;

/** Whether the person folded the strip up in this space. */
export async function isFolded(where) {
  const { folded } = await chrome.storage.local.get('folded');
  return plain(folded)[place(where)] === true;
}

/** Keeps that the strip is folded up in this space, or open again. */
export async function fold({ site, space, folded: isUp }) {
  const kept = plain((await chrome.storage.local.get('folded')).folded);
  const name = place({ site, space });
  if (isUp) {
    kept[name] = true;
  } else {
    delete kept[name];
  }
  await chrome.storage.local.set({ folded: kept });
}

/** The local calendar day, as YYYY-MM-DD. */
function today() {
  const now = new Date();
  const two = (number) => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

function plain(value) {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? value : {};
}
