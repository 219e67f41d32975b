// Which addresses a record links to. It may be opened anywhere, by anything: none may run a script.

/** Whether a link may lead there; any other address is only written down. */
export const isAddress = (href) => /^(https?|mailto|tel):/i.test(href ?? '');
