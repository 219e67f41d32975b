// The library as the build puts it into `vendor/`, with the types that come with it.

export * from '../../tests/node_modules/idb/build/index.js';
