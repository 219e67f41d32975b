/**
 * The words of the Share window and of the older restrictions dialog.
 *
 * English: as Atlassian's support pages and announcement give them. "Share" and
 * "Copy public link" are those of @atlaskit/share in each language. Every other
 * German and Japanese phrase is our own translation, because none is published:
 * Atlassian's may differ.
 */
const en = {
  share: 'Share', close: 'Close', people: 'Names, teams, groups, or emails',
  withAccess: 'People with access', general: 'General access', open: 'Open', closed: 'Restricted',
  edit: 'Anyone can edit', view: 'Anyone can view', restricted: 'Only specific people can view or edit',
  space: 'Anyone in this space', parent: 'Anyone on this parent',
  canView: 'Can view', canEdit: 'Can edit', role: 'Role', requests: 'Requests', grant: 'Grant access',
  link: 'Public link', copyLink: 'Copy public link', copied: 'Link copied', inspect: 'Inspect permissions',
  restrictions: 'Restrictions', search: 'Search for people or groups', apply: 'Apply', cancel: 'Cancel',
  modes: ['Anyone can view and edit', 'Anyone can view, only some can edit', 'Only specific people can view or edit'],
};

const de = {
  share: 'Teilen', close: 'Schließen', people: 'Namen, Teams, Gruppen oder E-Mail-Adressen',
  withAccess: 'Personen mit Zugriff', general: 'Allgemeiner Zugriff', open: 'Offen', closed: 'Eingeschränkt',
  edit: 'Jeder kann bearbeiten', view: 'Jeder kann ansehen', restricted: 'Nur bestimmte Personen können ansehen oder bearbeiten',
  space: 'Jeder in diesem Bereich', parent: 'Jeder auf dieser übergeordneten Seite',
  canView: 'Kann ansehen', canEdit: 'Kann bearbeiten', role: 'Rolle', requests: 'Anfragen', grant: 'Zugriff gewähren',
  link: 'Öffentlicher Link', copyLink: 'Öffentlichen Link kopieren', copied: 'Link kopiert', inspect: 'Berechtigungen prüfen',
  restrictions: 'Einschränkungen', search: 'Personen oder Gruppen suchen', apply: 'Übernehmen', cancel: 'Abbrechen',
  modes: ['Jeder kann ansehen und bearbeiten', 'Jeder kann ansehen, nur einige können bearbeiten', 'Nur bestimmte Personen können ansehen oder bearbeiten'],
};

const ja = {
  share: '共有', close: '閉じる', people: '名前、チーム、グループ、メール',
  withAccess: 'アクセスできるユーザー', general: '全般的なアクセス', open: 'オープン', closed: '制限付き',
  edit: '誰でも編集可能', view: '誰でも閲覧可能', restricted: '特定のユーザーのみ閲覧または編集可能',
  space: 'このスペースの全員', parent: 'この親ページの全員',
  canView: '閲覧可能', canEdit: '編集可能', role: '役割', requests: 'リクエスト', grant: 'アクセスを許可',
  link: '公開リンク', copyLink: '公開リンクをコピー', copied: 'リンクをコピーしました', inspect: '権限を検査',
  restrictions: '制限', search: 'ユーザーまたはグループを検索', apply: '適用', cancel: 'キャンセル',
  modes: ['誰でも閲覧と編集が可能', '誰でも閲覧可能、編集は一部のユーザーのみ', '特定のユーザーのみ閲覧または編集可能'],
};

/** @type {Record<'en'|'de'|'ja', typeof en>} */
export const WORDS = { en, de, ja };
