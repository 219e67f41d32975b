// What a document says of itself: its title and keywords, and how it is classified.
//
// Microsoft Purview writes a sensitivity label as custom properties of the document, the name of the
// label among them (`MSIP_Label_<guid>_Name`); other tools and templates have a property of their
// own, named for what it is.

/** @import {Package, Relation} from './package.js' */

// Dublin Core and the names of Office and OpenDocument.
const TEXTS = new Set(['title', 'subject', 'keywords', 'keyword', 'category', 'description', 'contentStatus']);
export const LABEL = /^MSIP_Label_[^_]+_Name$|classif|sensitiv|marking|BusinessAuthorizationCategory:Name/i;

/**
 * @param {Package} file
 * @param {Relation[]} relations Of the package itself.
 */
export async function readProperties(file, relations) {
  for (const { type, target } of relations) {
    if (type === 'core-properties' || type === 'custom-properties') {
      await file.read(target, properties(file));
    }
  }
}

/**
 * @param {Package} file
 * @returns {import('../xml.js').Handler}
 */
export function properties({ out }) {
  // The property that is open, and what it says so far.
  let label = false;
  let isRead = false;
  let said = '';
  return {
    open(name, attributes) {
      if (name === 'property' || name === 'user-defined') {
        const { name: plain, ':name': prefixed } = attributes();
        label = LABEL.test(plain ?? prefixed ?? '');
        isRead = label;
        said = '';
      } else if (TEXTS.has(name)) {
        [label, isRead, said] = [false, true, ''];
      }
    },
    text(text) {
      said += isRead ? text : '';
    },
    close(name) {
      if (isRead && (name === 'property' || name === 'user-defined' || TEXTS.has(name))) {
        out.add(said, { place: label ? 'label' : 'body' });
        isRead = false;
      }
    },
  };
}
