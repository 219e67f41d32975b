// What was found on the page as a whole, added up by the core.

import { ask } from '../../shared/ask.js';

/**
 * @import * as Core from '../../../types/core.js'
 * @import {Root} from './collect.js'
 * @import {Reader} from './read.js'
 */

export class PageEvidence {
  /** @type {Core.Evidence[]} */
  all = [];
  /**
   * The part of it that stands in the title, which is seen more widely (R140).
   * @type {Core.Evidence[]}
   */
  title = [];
  /** Whether something else was found since. */
  isOld = true;

  /**
   * Has what the reader found added up, if anything is new and all is read.
   * @param {Reader} reader
   * @param {Root[]} roots Of content.
   */
  async weigh(reader, roots) {
    // More may have been found while the core weighed.
    while (this.isOld && reader.done) {
      this.isOld = false;
      this.all = await ask({ weigh: { matches: reader.matches() } });
      const title = roots.find(({ place }) => place === 'title');
      const matches = title ? reader.matches(title.element) : [];
      this.title = matches.length > 0 ? await ask({ weigh: { matches } }) : [];
    }
  }
}
