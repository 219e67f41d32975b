/** What the editor is told of files: where they go, and what may be made of them. */

/** As the products have it on their own host. */
const auth = { clientId: 'tenant', token: 'signed-in', baseUrl: `${location.origin}/media-api` };
const client = { authProvider: async () => auth, initialAuth: auth };
const provider = Promise.resolve({
  viewMediaClientConfig: client, uploadMediaClientConfig: client, uploadParams: { collection: 'tenant' },
});

/** As `@atlaskit/editor-core` sets them in its universal preset. */
export const mediaOptions = (appearance) => ({
  provider,
  allowMediaSingle: true,
  allowMediaGroup: true,
  allowMediaSingleEditable: true,
  allowLazyLoading: true,
  allowRemoteDimensionsFetch: true,
  allowDropzoneDropLine: appearance === 'full-page',
  alignLeftOnInsert: appearance === 'comment',
  isCopyPasteEnabled: true,
  editorAppearance: appearance,
  featureFlags: { mediaInline: true },
});
