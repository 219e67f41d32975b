// The look of what Doorward shows inside a page. Its own, on purpose: a warning
// that looks like the site's notices inherits their neglect
// (docs/architecture.md, "Warnings"). Colours reach 4.5:1 in both schemes, and
// every state differs in its mark and words as well as in colour. Type is as large as the person
// set it in the browser, of which the host has one em (16 px unless they did): the page's own is
// another matter.

// What stands above the page needs the first and the last of these parts, and the rest all three,
// in this order: most pages show nothing else.

/** What all have in common, the strip and its notices. */
export const LINE = `
:host {
  all: initial;
  display: block;
  /* Light or dark as the page is. To ask for computed colours instead would lay
     out a long page while it loads (32 ms on the 500 kB page). */
  color-scheme: inherit;
  --surface: light-dark(#ffffff, #1f2227);
  --text: light-dark(#1a1d21, #f0f2f4);
  --subtle: light-dark(#4b5158, #b8bfc7);
  --line: light-dark(#c3c8ce, #4d545c);
  --control: light-dark(#7a828b, #8b939c);
  --accent: light-dark(#1d3f72, #9dc1f7);
  --accent-text: light-dark(#ffffff, #10161f);
  --note: light-dark(#7a4d00, #ffca6b);
  --note-surface: light-dark(#fff6e3, #33290f);
  --warning: light-dark(#a3161a, #ff9d98);
  --warning-surface: light-dark(#fdeeee, #3a1a1b);
  --focus: light-dark(#0b5bd3, #8ab8ff);
  --fade: light-dark(rgb(0 0 0 / 25%), rgb(255 255 255 / 30%));
}
@media (prefers-contrast: more) {
  :host { --subtle: var(--text); --line: var(--text); --control: var(--text); }
}
/* What Doorward says never makes the page's own dialog wider, and stays in sight
   where the dialog scrolls and there is room for both. */
:host(doorward-panel) { container-type: inline-size; }
@media (min-height: 600px) {
  :host(doorward-panel) { position: sticky; inset-block-start: 0; z-index: 1; }
}
* { box-sizing: border-box; }
p, ul, h2, h3, fieldset { margin: 0; padding: 0; }
.strip, .panel, .notice, .frame, dialog {
  font: 400 0.875em/1.45 system-ui, -apple-system, 'Segoe UI', Ubuntu, 'Noto Sans', sans-serif;
  color: var(--text);
  text-align: start;
  overflow-wrap: anywhere;
}
.mark {
  flex: none;
  inline-size: 1.35em;
  block-size: 1.35em;
  border-radius: 50%;
  border: 1.5px solid currentColor;
  font-size: 0.85em;
  font-weight: 700;
  line-height: 1.3;
  text-align: center;
}
.strip {
  display: flex;
  gap: 8px;
  align-items: baseline;
  padding: 4px 12px;
  border-inline-start: 4px solid var(--line);
  border-block-end: 1px solid var(--line);
  background: var(--surface);
  color: var(--subtle);
  font-size: 0.8125em;
}
/* Beside a wide sidebar, at 400 %, there is hardly room left for a letter: rather past the edge. */
.strip { min-inline-size: 13rem; }
.strip .said { flex: 1; min-inline-size: 0; }
.strip .fold {
  flex: none;
  min-block-size: 24px;
  padding: 0 8px;
  border: 0;
  color: inherit;
  text-decoration: underline;
}
.name { flex: none; font-weight: 600; color: var(--text); }
/* With little room, or large text, what is said gets the whole width. */
:host(doorward-strip) { container-type: inline-size; }
@container (max-width: 34rem) {
  .strip { flex-wrap: wrap; }
  .strip .name { flex: 1; overflow-wrap: normal; }
  .strip .said { order: 1; flex-basis: 100%; }
}
.strip.note, .strip.cannot_tell { border-color: var(--note); background: var(--note-surface); color: var(--text); }
.strip.note .mark, .strip.cannot_tell .mark { color: var(--note); }
.strip.warning { border-color: var(--warning); background: var(--warning-surface); color: var(--text); }
.strip.warning .mark, .strip.warning strong { color: var(--warning); }
.notice {
  display: flex;
  gap: 10px;
  padding: 8px 12px;
  border-inline-start: 4px solid var(--accent);
  border-block-end: 1px solid var(--line);
  background: var(--surface);
}
.notice .mark { color: var(--accent); }
.notice.note, .notice.cannot_tell { border-color: var(--note); }
.notice.note .mark, .notice.cannot_tell .mark { color: var(--note); }
.notice.warning { border-color: var(--warning); background: var(--warning-surface); }
.notice.warning .mark, .notice.warning .title { color: var(--warning); }
.notice .body { display: grid; gap: 6px; min-inline-size: 0; }
.notice .said { display: contents; }
.notice .title { font-weight: 600; }
.notice .choices { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; }
.notice input { border: 1px solid var(--subtle); border-radius: 4px; background: var(--surface); color: var(--text); font: inherit; }
@media print { :host { display: none; } }
`;

/** Panels and frames beside what shares, and the question. */
export const WINDOW = `
/* In sight of nobody, but there before it says something, so that a screen reader speaks it. */
.panel:empty, .panel.bare, .frame:empty { position: absolute; inline-size: 1px; block-size: 1px; margin: 0; padding: 0; border: 0; clip-path: inset(50%); }
.panel {
  display: flex;
  gap: 10px;
  margin: 0 0 12px;
  padding: var(--around, 10px 12px);
  border: 1px solid var(--line);
  border-inline-start-width: 5px;
  border-radius: 4px;
  --panel: var(--surface);
  font-size: 0.8125em;
}
/* What stands below it, the button above all, has to stay in reach: the dialog without the panel
   takes up to 40rem of the window. Where that leaves lines out of sight, a shadow at the edge says
   so: it stays, and is covered by the two that move with the text where the text ends. */
.panel {
  max-block-size: var(--most, max(7.5rem, 100vh - 40rem));
  overflow-y: auto;
  scrollbar-color: var(--subtle) var(--panel);
  background:
    linear-gradient(var(--panel) 40%, transparent) top / 100% 24px no-repeat local,
    linear-gradient(transparent, var(--panel) 60%) bottom / 100% 24px no-repeat local,
    linear-gradient(var(--fade), transparent) top / 100% 10px no-repeat scroll,
    linear-gradient(transparent, var(--fade)) bottom / 100% 10px no-repeat scroll,
    var(--panel);
}
.panel .body { flex: 1; display: grid; grid-template-columns: 1fr auto; gap: 4px; min-inline-size: 0; }
/* Read out without the button, and laid out with it. */
.panel .words { display: contents; }
.panel .words > * { grid-column: 1 / -1; }
/* Beside the name, where it is in sight without a line of its own; below all where type is too
   large for that. */
.panel .words > .name { grid-column: 1; align-self: center; overflow-wrap: normal; }
.panel .body > .aside { grid-column: 1 / -1; }
@container (min-width: 16em) {
  .panel .body > .aside { grid-area: 1 / 2; margin-block: -4px; }
}
/* What a list of people that is open in a low window leaves out; see page.css. */
.panel :is(.name, .aside) { display: var(--rest, block); }
.panel .title { font-weight: 600; }
.panel .name { color: var(--subtle); font-size: 0.92em; }
/* With little room the form matters more; the advice comes again in the question. */
@media (max-height: 500px) { .panel.warning .title ~ p:nth-of-type(n + 5) { display: none; } }
.panel.note, .panel.cannot_tell { border-color: var(--note); --panel: var(--note-surface); }
.panel.note .mark, .panel.cannot_tell .mark { color: var(--note); }
.panel.warning { border-color: var(--warning); --panel: var(--warning-surface); }
.panel.warning .mark, .panel.warning .title { color: var(--warning); }
/* Around what is written. Its line takes room, its edge takes none. */
:host(doorward-frame) { position: relative; contain: inline-size; }
.frame {
  --edge: var(--line);
  display: flex;
  flex-wrap: wrap;
  gap: 8px;
  align-items: baseline;
  padding: 4px 10px;
  border-block-end: 1px solid var(--edge);
  border-inline-start: 5px solid var(--edge);
  background: var(--surface);
  font-size: 0.8125em;
}
.frame .body { flex: 1 1 12rem; min-inline-size: 0; }
.frame .title { font-weight: 600; }
.frame .name { color: var(--subtle); font-size: 0.92em; }
.frame .edge {
  position: absolute;
  inset-block-start: 0;
  inset-inline: 0;
  z-index: 1;
  border: 2px solid var(--edge);
  border-radius: 4px;
  pointer-events: none;
}
.frame.plain .edge { display: none; }
.frame.plain { border-start-start-radius: 3px; border-start-end-radius: 3px; }
.frame.internal .edge { border-style: dotted; }
.frame.public, .frame.unknown, .frame.cannot_tell { --edge: var(--note); background: var(--note-surface); }
.frame.public .edge { border-width: 3px; }
.frame.unknown .edge { border-style: dashed; border-width: 3px; }
.frame.warning { --edge: var(--warning); background: var(--warning-surface); }
.frame .mark { color: var(--edge); }
/* The edge of these is a line, too pale for a sign. */
.frame.plain .mark, .frame.internal .mark { color: var(--text); }
.frame.quiet .mark { color: var(--subtle); }
.frame.warning .mark { color: var(--warning); }
dialog {
  inline-size: min(34rem, calc(100vw - 24px));
  max-block-size: calc(100vh - 24px);
  overflow: auto;
  padding: 0;
  border: 2px solid var(--warning);
  border-radius: 6px;
  background: var(--surface);
  scrollbar-color: var(--subtle) var(--surface);
  /* What gets the focus is not behind the heading or the buttons. */
  scroll-padding-block: 5em 7em;
  font-size: 0.9375em;
  box-shadow: 0 12px 40px rgb(0 0 0 / 40%);
}
dialog::backdrop { background: rgb(10 14 20 / 62%); }
dialog .head {
  position: sticky;
  inset-block-start: 0;
  /* Above the boxes, which are moved by a transform. */
  z-index: 1;
  display: flex;
  gap: 12px;
  align-items: center;
  padding: 14px 20px;
  background: var(--warning-surface);
  color: var(--warning);
  border-block-end: 1px solid var(--line);
}
/* Where it is no warning. */
dialog.calm { border-color: var(--subtle); }
dialog.calm .head { background: var(--surface); color: var(--text); }
dialog h2 { font: inherit; font-size: 1.15em; font-weight: 700; }
dialog h3 { font: inherit; font-weight: 700; }
dialog h3 + ul { margin-block-start: -8px; }
dialog ul + details { margin-block-start: -10px; }
summary { inline-size: fit-content; padding-block: 2px; color: var(--accent); text-decoration: underline; cursor: pointer; }
details ul { margin-block-start: 2px; }
dialog .head .name { margin-inline-start: auto; color: var(--subtle); font-size: 0.85em; }
/* Names and addresses keep their letters. */
li:not(.named)::first-letter { text-transform: uppercase; }
dialog .content { display: grid; gap: 14px; padding: 16px 20px; }
dialog ul { padding-inline-start: 1.2em; display: grid; gap: 2px; }
dialog .why { color: var(--subtle); }
fieldset { border: 0; display: grid; gap: 8px; }
legend { padding: 0; margin-block-end: 6px; font-weight: 700; }
input[type='checkbox'] {
  flex: none;
  inline-size: 18px;
  block-size: 18px;
  margin: 0;
  transform: translateY(3px);
  accent-color: var(--accent);
}
/* The choice stays in sight however large the text is. */
.foot {
  position: sticky;
  inset-block-end: 0;
  background: var(--surface);
  display: flex;
  flex-wrap: wrap;
  gap: 10px;
  justify-content: flex-end;
  padding: 12px 20px 16px;
  border-block-start: 1px solid var(--line);
}
/* With little room, or very large text, the heading makes way for what it is about. */
@media (max-height: 25rem) {
  dialog { scroll-padding-block: 0 4em; }
  dialog .head { position: static; padding-block: 8px; }
  dialog .content { padding-block: 10px; }
  .foot { gap: 6px; padding-block: 8px; }
  .foot button { min-block-size: 32px; padding: 3px 10px; }
}
/* There is more below than is in sight. */
.foot.over { box-shadow: 0 -6px 12px var(--fade); }
.foot .first { flex: 1 0 100%; color: var(--warning); font-weight: 600; text-align: end; }
.foot .first:empty { position: absolute; }
@media (max-width: 30rem) { .foot button { flex: 1 1 auto; } }
/* As at 400 %: the two buttons in one line leave the most room for what they are about. */
@media (max-height: 25rem) and (max-width: 30rem) {
  dialog { font-size: 0.8125em; }
  dialog .head, dialog .content, .foot { padding-inline: 10px; }
  .foot button { flex: 1 1 0; padding-inline: 4px; }
}
`;

/** What is pressed and written in, wherever it stands. */
export const CONTROLS = `
label { display: flex; gap: 10px; align-items: baseline; cursor: pointer; }
button {
  font: inherit;
  min-block-size: 40px;
  padding: 6px 16px;
  border: 1px solid var(--control);
  border-radius: 4px;
  background: none;
  color: var(--text);
  cursor: pointer;
}
button.safe {
  border-color: var(--accent);
  background: var(--accent);
  color: var(--accent-text);
  font-weight: 600;
}
button.aside {
  min-block-size: 24px;
  justify-self: start;
  margin-inline: -5px auto;
  padding: 0 4px;
  border-color: transparent;
  color: var(--subtle);
  text-decoration: underline;
}
dialog button.aside { font-size: 0.87em; }
.wrong { display: grid; gap: 12px; justify-items: start; }
.wrong ul { padding: 0; list-style: none; gap: 8px; }
.wrong textarea {
  inline-size: 100%;
  padding: 8px;
  border: 1px solid var(--subtle);
  border-radius: 4px;
  background: var(--surface);
  color: var(--text);
  font: inherit;
  font-size: 0.87em;
}
a { color: var(--accent); }
a::after { content: ' \\2197' / var(--new-tab, ''); }
.notice button, .notice input { min-block-size: 30px; padding: 2px 10px; font-size: 0.93em; }
button[aria-disabled='true'] { color: var(--subtle); border-style: dashed; cursor: not-allowed; }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
@media (forced-colors: active) {
  .mark, .panel, .strip, .frame, .edge, dialog { border-color: CanvasText; }
  button.safe { border-width: 3px; }
  /* Its shadows would stay, in colours of ours, over the words. */
  .panel { background: Canvas; }
}
`;
