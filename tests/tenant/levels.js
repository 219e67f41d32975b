/** The classification levels of the site (v2 `ClassificationLevel`), the highest `order` the most sensitive. */
const level = (id, name, order, color, description, guideline, status = 'PUBLISHED') =>
  ({ id, name, order, status, description, guideline, color });

export const levels = {
  public: level('lvl-0001', 'Public', 1, 'GREEN', 'May be read by anybody.', 'No limits on sharing.'),
  internal: level('lvl-0002', 'Internal', 2, 'BLUE', 'For people who work at Acme.', 'Do not share with people outside Acme.'),
  confidential: level('lvl-0003', 'Confidential', 3, 'RED',
    'Personal or commercial information.', 'Only named people may read it. Never add guests or switch on a public link.'),
  retired: level('lvl-0000', 'Protect', 4, 'GREY', 'The old scheme.', '', 'ARCHIVED'),
};
