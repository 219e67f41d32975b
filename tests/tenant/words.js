/** The frame's own words; the components bring theirs. */

const en = {
  search: 'Search', create: 'Create', home: 'Home', recent: 'Recent', starred: 'Starred', spaces: 'Spaces',
  content: 'Content', edit: 'Edit', copyLink: 'Copy link', more: 'More actions', ownedBy: 'Owned by',
  lastUpdated: 'Last updated', readTime: '2 min read', comment: 'Add a comment', react: 'Add a reaction',
  labels: 'Labels', skip: 'Skip to content', navigation: 'Space navigation', help: 'Help', notifications: 'Notifications',
  title: 'Give this page a title', publish: 'Publish', update: 'Update', close: 'Close', cancel: 'Cancel', save: 'Save',
  publishChanges: 'Publish changes', versionComment: 'Version comment', reply: 'Reply',
};

const de = {
  search: 'Suche', create: 'Erstellen', home: 'Start', recent: 'Zuletzt verwendet', starred: 'Markiert', spaces: 'Bereiche',
  content: 'Inhalt', edit: 'Bearbeiten', copyLink: 'Link kopieren', more: 'Weitere Aktionen', ownedBy: 'Eigentümer:',
  lastUpdated: 'Zuletzt aktualisiert', readTime: '2 Min. Lesezeit', comment: 'Kommentar hinzufügen', react: 'Reaktion hinzufügen',
  labels: 'Stichwörter', skip: 'Zum Inhalt', navigation: 'Bereichsnavigation', help: 'Hilfe', notifications: 'Benachrichtigungen',
  title: 'Titel der Seite', publish: 'Veröffentlichen', update: 'Aktualisieren', close: 'Schließen', cancel: 'Abbrechen', save: 'Speichern',
  publishChanges: 'Änderungen veröffentlichen', versionComment: 'Versionskommentar', reply: 'Antworten',
};

const ja = {
  search: '検索', create: '作成', home: 'ホーム', recent: '最近', starred: 'スター付き', spaces: 'スペース',
  content: 'コンテンツ', edit: '編集', copyLink: 'リンクをコピー', more: 'その他の操作', ownedBy: '所有者:',
  lastUpdated: '最終更新日', readTime: '読了目安 2 分', comment: 'コメントを追加', react: 'リアクションを追加',
  labels: 'ラベル', skip: 'コンテンツへ', navigation: 'スペースのナビゲーション', help: 'ヘルプ', notifications: '通知',
  title: 'ページのタイトル', publish: '公開', update: '更新', close: '閉じる', cancel: 'キャンセル', save: '保存',
  publishChanges: '変更を公開', versionComment: 'バージョンのコメント', reply: '返信',
};

/** @type {Record<'en'|'de'|'ja', typeof en>} */
export const WORDS = { en, de, ja };
