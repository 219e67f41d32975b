// A drop or a paste of files, as far as it can be made once more.
//
// A script can hand over the files that it was given, and nothing that came beside them. So only
// files alone can wait for an answer: no text, no link, and no folder, of which a script gets its
// name. What a page asks of a drop that only the browser knows (`webkitGetAsEntry`) is lost.

/**
 * @typedef {Event & Partial<Pick<DragEvent, 'dataTransfer'>>
 *   & Partial<Pick<ClipboardEvent, 'clipboardData'>>} Transfer
 */

/** What an event that a person makes is. */
export const FLAGS = { bubbles: true, cancelable: true, composed: true };

/**
 * The files that are dropped or pasted, where there is nothing else.
 * @param {Transfer} event
 * @returns {File[]}
 */
export function filesAlone({ dataTransfer, clipboardData }) {
  const { items = [], files = [] } = dataTransfer ?? clipboardData ?? {};
  const isFile = (/** @type {DataTransferItem} */ { kind }) => kind === 'file';
  const isFolder = (/** @type {DataTransferItem} */ item) => item.webkitGetAsEntry()?.isDirectory;
  const all = [...items];
  return all.every(isFile) && !all.some(isFolder) ? [...files] : [];
}

/**
 * The same event once more.
 * @param {Event} event
 * @param {File[]} files That were in it: by now it is empty.
 */
export function again(event, files) {
  if (event.type === 'drop') {
    return dragged('drop', event, files);
  }
  const pasted = new ClipboardEvent('paste', { ...FLAGS, clipboardData: carrying(files) });
  if (pasted.clipboardData?.files.length === 0) {
    // Firefox takes none with the event.
    files.forEach((file) => asPage(pasted).clipboardData.items.add(file));
  }
  return pasted;
}

/**
 * The page is told that what was dragged over it has left: what it has drawn for that waits for this
 * where there is no drop. It is given no file.
 * @param {Event & Partial<DragEvent>} drop That was stopped.
 * @param {Element} element On which; where that is gone, it is what stands there now.
 */
export function leave(drop, element) {
  const { clientX = 0, clientY = 0 } = drop;
  const place = element.isConnected ? element : (document.elementFromPoint(clientX, clientY) ?? document);
  place.dispatchEvent(dragged('dragleave', drop, [new File([], '')]));
}

/**
 * @param {string} type
 * @param {Event & Partial<DragEvent>} event Where, and with which keys.
 * @param {File[]} files
 */
function dragged(type, { clientX, clientY, screenX, screenY, ctrlKey, shiftKey, altKey, metaKey }, files) {
  const where = { clientX, clientY, screenX, screenY, ctrlKey, shiftKey, altKey, metaKey };
  return new DragEvent(type, { ...FLAGS, ...where, dataTransfer: carrying(files) });
}

/**
 * In Firefox a page gets no files that the script of an extension has added: they are added as the
 * page itself would do it. It may hear of that, so that nothing is made before the page is to have
 * them.
 * @type {(object: any) => any}
 */
const asPage = (object) => object.wrappedJSObject ?? object;

/** @param {File[]} files */
function carrying(files) {
  const data = new (asPage(window).DataTransfer)();
  files.forEach((file) => data.items.add(file));
  return data;
}
