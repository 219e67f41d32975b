// What the landmarks find on a page, in numbers: for a report to whoever mends them.

import { collect } from './collect.js';

/** @import {Landmark, PageNode} from '../../../types/core.js' */

/**
 * How many elements there are of each landmark and, where there are any, of each of its parts, by
 * the names that lead to it, as in `share-dialog/form`. A landmark whose text is content counts as
 * one, however many there are. Nothing of what they hold is told.
 * @param {Landmark[]} landmarks
 * @returns {Record<string, number>}
 */
export function recognised(landmarks) {
  const { landmarks: collected, first } = collect(landmarks);
  /** @type {Record<string, number>} */
  const counts = {};
  /** @type {(path: string, landmark: Landmark, nodes: PageNode[]) => void} */
  const count = (path, { parts = [] }, nodes) => {
    counts[path] = nodes.length;
    if (nodes.length > 0) {
      parts.forEach((part) => count(`${path}/${part.name}`, part, nodes.flatMap((node) => node.parts?.[part.name] ?? [])));
    }
  };
  for (const landmark of landmarks) {
    count(landmark.name, landmark, collected[landmark.name] ?? []);
    counts[landmark.name] ||= Number(first.has(landmark.name));
  }
  return counts;
}
