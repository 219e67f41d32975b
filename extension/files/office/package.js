// A package of parts, as the programs of Microsoft Office write it and OpenDocument does in its way:
// which part refers to which, and what a part says. Source: ECMA-376, part 2 (Open Packaging
// Conventions).

import { readXml } from '../xml.js';

/**
 * @import {Passages} from '../passages.js'
 * @import {Handler} from '../xml.js'
 * @import {Zip} from '../zip.js'
 */

/**
 * @typedef {object} Relation
 * @property {string} id
 * @property {string} type The last word of its address.
 * @property {string} target The name of a part.
 */

// A part that refers to so many others is no document.
const MOST_RELATIONS = 5_000;

export class Package {
  #zip;
  out;

  /**
   * @param {Zip} zip
   * @param {Passages} out
   */
  constructor(zip, out) {
    this.#zip = zip;
    this.out = out;
  }

  /** @param {string} name */
  has(name) {
    return this.#zip.has(name);
  }

  /**
   * The names of the parts that are called so, in small letters.
   * @param {RegExp} wanted
   */
  names(wanted) {
    return [...this.#zip.entries.keys()].filter((name) => wanted.test(name));
  }

  /**
   * Reads a part, where it is there. Of one that cannot be read whole the rest is left out.
   * @param {string} name
   * @param {Handler} handler
   * @throws {Full} Only where nothing more may be read of the whole file.
   */
  async read(name, handler) {
    if (!this.has(name)) {
      return;
    }
    this.out.apart();
    await this.out.attempt(() => readXml(this.#zip.read(name), handler, this.out));
  }

  /** @param {string} name */
  whole(name) {
    return this.#zip.whole(name);
  }

  /**
   * Where the links of all parts lead. Pictures that are fetched from elsewhere are none: the addresses
   * of those hold what counts who looks at them.
   */
  async links() {
    for (const part of this.names(/(^|\/)_rels\/[^/]*\.rels$/)) {
      await this.read(part, {
        open: (_, attributes) => {
          const { Type: type = '', Target: target, TargetMode: mode } = attributes();
          if (mode === 'External' && type.endsWith('/hyperlink')) {
            this.out.link(target);
          }
        },
      });
    }
  }

  /**
   * What a part refers to within the package.
   * @param {string} part
   * @returns {Promise<Relation[]>}
   */
  async relations(part) {
    const folder = part.slice(0, part.lastIndexOf('/') + 1);
    /** @type {Relation[]} */
    const relations = [];
    await this.read(`${folder}_rels/${part.slice(folder.length)}.rels`, {
      open(name, attributes) {
        const { Id: id = '', Type: type = '', Target: target = '', TargetMode: mode } = attributes();
        if (name === 'Relationship' && mode !== 'External' && relations.length < MOST_RELATIONS) {
          relations.push({ id, type: type.slice(type.lastIndexOf('/') + 1), target: resolve(folder, target) });
        }
      },
    });
    return relations;
  }
}

/**
 * @param {string} folder
 * @param {string} target
 */
function resolve(folder, target) {
  /** @type {string[]} */
  const parts = [];
  for (const part of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (part === '..') {
      parts.pop();
    } else if (part && part !== '.') {
      parts.push(part);
    }
  }
  return parts.join('/');
}
