// One thing to bear in mind, another each day (R21, R22); never more than a line at the foot.

import { i18n } from '../shared/text.js';

const TIPS = [
  'card_who_foi_2',
  'card_who_admin_2',
  'card_habit_1',
  'card_habit_2',
  'card_habit_3',
  'card_guest_titles_1',
  'card_habit_5',
];

/** Today's. */
export const tip = () => i18n(TIPS[new Date().getDay()]);
