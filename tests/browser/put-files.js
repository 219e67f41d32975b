// The three ways in which somebody puts files into an editor. A file is `{ name, type, bytes }`.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What `@atlaskit/media-picker` has the browser ask by; it is never seen. */
export const FILE_INPUT = '[data-testid="media-picker-file-input"]';

// The browser reads them when it is asked to, not when they are picked: they stay until the end.
const PICKED = mkdtempSync(join(tmpdir(), 'picked-'));
process.once('exit', () => rmSync(PICKED, { recursive: true, force: true }));

/** Chooses them in the dialog of the browser: the event is the browser's own. */
export async function pick(page, files, input = FILE_INPUT) {
  const folder = mkdtempSync(join(PICKED, 'at-'));
  const paths = files.map(({ name, bytes }) => {
    writeFileSync(join(folder, name), bytes);
    return join(folder, name);
  });
  await (await page.waitForSelector(input)).uploadFile(...paths);
}

/** Drops them on the first element that a selector names, perhaps with a text beside them. */
export const drop = (page, files, target, text) => put(page, 'drop', files, target, text);

/** Pastes them where the caret is put: a copied picture is called image.png by every browser. */
export async function paste(page, files, target) {
  await page.click(target);
  await put(page, 'paste', files, target);
}

// No driver of Firefox drops files or fills the clipboard with them, so that these two events are made.
const put = (page, kind, files, target, text) => page.$eval(target, (element, kind, files, text) => {
  const init = { bubbles: true, cancelable: true, composed: true };
  const add = (data) => files.forEach(({ name, type, bytes }) =>
    data.items.add(new File([Uint8Array.from(atob(bytes), (char) => char.charCodeAt(0))], name, { type })));
  if (kind === 'paste') {
    // Firefox takes none with the event, and lets them be added to it.
    const event = new ClipboardEvent('paste', { ...init, clipboardData: new DataTransfer() });
    add(event.clipboardData);
    element.dispatchEvent(event);
    return;
  }
  const { x, y, width, height } = element.getBoundingClientRect();
  // An editor is left to put them where its caret is.
  const at = element.isContentEditable ? {} : { clientX: x + width / 2, clientY: y + height / 2 };
  const dataTransfer = new DataTransfer();
  add(dataTransfer);
  if (text) dataTransfer.setData('text/plain', text);
  for (const type of ['dragenter', 'dragover', 'drop']) element.dispatchEvent(new DragEvent(type, { ...init, ...at, dataTransfer }));
}, kind, files.map((file) => ({ ...file, bytes: Buffer.from(file.bytes).toString('base64') })), text);

/** Drops what stands at these paths, as the browser itself does it: only Chromium can be told to. */
export async function dropForReal(page, paths, target) {
  const place = await page.$(target);
  await place.scrollIntoView();
  const { x, y, width, height } = await place.boundingBox();
  const protocol = await page.createCDPSession();
  const data = { items: [], files: paths, dragOperationsMask: 1 };
  // As of a mouse there are several, and time between them: whether the page takes a drop is known once
  // it has answered one.
  for (const type of ['dragEnter', 'dragOver', 'dragOver', 'dragOver', 'drop']) {
    await protocol.send('Input.dispatchDragEvent', { type, x: x + width / 2, y: y + height / 2, data });
    await new Promise((done) => setTimeout(done, 50));
  }
  await protocol.detach();
}
