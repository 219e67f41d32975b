/**
 * Atlaskit's feature gates: all off or all on, as `<html data-gates="on">` says.
 *
 * Runs before the bundles, because some components ask for a gate while their
 * module is evaluated. The global is the one that @atlaskit/platform-feature-flags
 * 2.2.1 reads; Confluence sets it too.
 */
const gatesOn = document.documentElement.dataset.gates === 'on';

/**
 * Stays off: behind it @atlaskit/renderer 128.11.1 calls @atlaskit/adf-utils in a way
 * that the version it is installed with no longer takes, and shows no page at all.
 */
const broken = 'platform_editor_native_embeds_fallback_transform';

/** Jira's new words follow the site's wording, whatever the other gates say. */
const wordings = 'jira-issue-terminology-refresh-m3';
const { wording } = document.documentElement.dataset;

window.__PLATFORM_FEATURE_FLAGS__ = { booleanResolver: (gate) => (wording && gate === wordings ? wording === 'new' : gatesOn && gate !== broken) };
