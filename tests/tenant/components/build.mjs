/**
 * Makes the browser bundles in ../bundles from the components beside this file.
 *
 *   npm ci --ignore-scripts --prefix components/share
 *   npm ci --ignore-scripts --prefix components/renderer
 *   npm ci --ignore-scripts --prefix components/window
 *   npm ci --ignore-scripts --prefix components/editor
 *   node components/build.mjs [share] [window] [renderer] [editor]
 */
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const BUNDLES = {
  share: { entry: 'share/main.jsx', globalName: 'TenantShare' },
  window: { entry: 'window/main.jsx', globalName: 'TenantWindow' },
  renderer: { entry: 'renderer/main.jsx', globalName: 'TenantRenderer' },
  editor: { entry: 'editor/main.jsx', globalName: 'TenantEditor', takesFiles: true, inject: 'editor/buffer.js' },
};

/** The themes that the tenant sets; @atlaskit/tokens would bring them all. */
const THEMES = /atlassian-(light|dark|spacing|typography|shape|motion)\.js$/;

const onlyTheThemesInUse = {
  name: 'only-the-themes-in-use',
  setup(build) {
    build.onLoad({ filter: /@atlaskit\/tokens\/dist\/esm\/artifacts\/themes\/.*\.js$/ }, ({ path }) =>
      THEMES.test(path) ? undefined : { contents: 'export default "";' });
  },
};

/**
 * Smart links, profile cards and the viewer that opens a file: nobody uses one in the
 * tenant, and they would make the bundles three times their size. Who does is told.
 */
const CARDS = /^@atlaskit\/(smart-card(\/ssr|\/hooks)?|link-datasource|media-viewer|profilecard(\/.*)?)$/;

/** What draws files and uploads them; in an editor files can be put, so there it stays. */
const FILES = /^@atlaskit\/media-(card|client|filmstrip)$/;

const without = (leftOut) => ({
  name: 'without-what-is-not-used',
  setup(build) {
    for (const filter of leftOut) build.onResolve({ filter }, ({ path }) => ({ path, namespace: 'left-out' }));
    build.onLoad({ filter: /.*/, namespace: 'left-out' }, ({ path }) => ({
      contents: `module.exports = new Proxy({}, { get: (_, name) => () => {
        throw new Error(\`\${String(name)} of ${path} is left out of this bundle\`);
      } });`,
    }));
  },
});

/** Of the highlighter's 270 languages, those that somebody may write in a case file. */
const LANGUAGES = /refractor\/lang\/(bash|clike|css|javascript|json|markup|python|sql|yaml)\.js$/;

const onlyAFewLanguages = {
  name: 'only-a-few-languages',
  setup(build) {
    build.onLoad({ filter: /refractor\/lang\/.*\.js$/ }, ({ path }) => LANGUAGES.test(path) ? undefined : {
      contents: "module.exports = Object.assign(() => {}, { displayName: 'left out', aliases: [] });",
    });
  },
};

/** Two copies of react-intl do not see each other's provider; the renderer's tree has it under two names. */
const REACT_INTL = ['react-intl', 'react-intl-next'];

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const names = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(BUNDLES);

for (const name of names) {
  const { entry, globalName, takesFiles, inject } = BUNDLES[name];
  const esbuild = createRequire(here(entry))('esbuild');
  const { metafile } = await esbuild.build({
    entryPoints: [here(entry)],
    outfile: here(`../bundles/${name}.js`),
    globalName,
    bundle: true,
    minify: true,
    format: 'iife',
    target: ['chrome120', 'firefox128'],
    jsx: 'automatic',
    inject: inject && [here(inject)],
    mainFields: ['module', 'main'],
    define: { 'process.env.NODE_ENV': '"production"', 'process.env': '{}', global: 'globalThis' },
    alias: Object.fromEntries(REACT_INTL.map((alias) => [alias, here(`${dirname(entry)}/node_modules/react-intl`)])),
    loader: { '.svg': 'empty', '.png': 'empty' },
    // Not that of the project, whose strictness would be written into the bundle.
    tsconfigRaw: {},
    legalComments: 'external',
    plugins: [onlyTheThemesInUse, without(takesFiles ? [CARDS] : [CARDS, FILES]), onlyAFewLanguages],
    metafile: true,
    logLevel: 'info',
  });
  await writeFile(here(`../bundles/${name}.packages.txt`), packagesIn(metafile));
}

/** What went into a bundle, one `name@version licence` a line. */
function packagesIn({ inputs }) {
  const paths = Object.keys(inputs).filter((path) => !path.startsWith('(disabled)'));
  const folders = paths.map((path) => path.match(/.*node_modules\/(?:@[^/]+\/)?[^/]+/)?.[0]);
  const lines = [...new Set(folders.filter(Boolean))].map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
    return `${name}@${version} ${license ?? 'no licence stated'}\n`;
  });
  return [...new Set(lines)].sort().join('');
}
