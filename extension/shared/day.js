// Days of the reader's own calendar, as YYYY-MM-DD, which sorts as it reads.

/** A day, in milliseconds. */
export const DAY_MS = 86_400_000;

/**
 * The day of a time.
 * @param {number|Date} time
 */
export function dayOf(time) {
  const date = new Date(time);
  const two = (/** @type {number} */ number) => String(number).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** The day it is. */
export const today = () => dayOf(Date.now());

/**
 * The day that many days after `now`.
 * @param {number} days
 * @param {Date} [now]
 */
export function inDays(days, now = new Date()) {
  return dayOf(new Date(now.getFullYear(), now.getMonth(), now.getDate() + days));
}

/**
 * The day of a time as the core counts it: days since 1970-01-01.
 * @param {number|Date} time
 */
export const dayNumber = (time) => Date.parse(dayOf(time)) / DAY_MS;
