/**
 * The frame's own words for Jira; the components bring theirs.
 *
 * `reply` and `note` are the two modes of a service space's composer. In English
 * they are Atlassian's ("Reply to customer", "Add internal note": support pages).
 * No source for the others was at hand: the German and Japanese ones are ours.
 * The word for a work item and its space, old and new: support pages in English;
 * the translations are ours too.
 */
const en = {
  skip: 'Skip to content', search: 'Search', create: 'Create', notifications: 'Notifications', help: 'Help', navigation: 'Navigation',
  forYou: 'For you', recent: 'Recent', starred: 'Starred', filters: 'Filters', dashboards: 'Dashboards', board: 'Board', backlog: 'Backlog', queues: 'Queues',
  breadcrumbs: 'Breadcrumbs', description: 'Description', details: 'Details', activity: 'Activity', comments: 'Comments', history: 'History',
  addComment: 'Add a comment…', assignee: 'Assignee', reporter: 'Reporter', priority: 'Priority', labels: 'Labels', status: 'Status', none: 'None',
  reference: 'Reference', findings: 'Findings', participants: 'Request participants', organisations: 'Organizations', requestType: 'Request type',
  watch: 'Watch options', watching: 'You are watching this {item}', watchers: 'Watchers', addWatcher: 'Add watchers', more: 'Actions', copyLink: 'Copy link', actionItems: 'Action items',
  reply: 'Reply to customer', note: 'Add internal note', internal: 'Internal note', restrictedTo: 'Restricted to', visibility: 'Visible to', anyone: 'All users',
  save: 'Save', cancel: 'Cancel', close: 'Close', summary: 'Summary', add: 'Add', addPeople: 'Add people', people: 'Names or emails', role: 'Role', edit: 'Edit', resolve: 'Resolve', createItem: 'Create {item}', spaceLabel: '{Space}',
  filterDetails: 'Filter details', viewers: 'Viewers', dashboardDetails: 'Dashboard details', share: 'Share', remove: 'Remove',
  scopes: { user: 'User', group: 'Group', project: '{Space}', loggedin: 'My organization', global: 'Public', private: 'Private' },
  item: { new: 'work item', old: 'issue' }, space: { new: 'space', old: 'project' }, spaces: { new: 'Spaces', old: 'Projects' },
};

const de = {
  ...en,
  skip: 'Zum Inhalt', search: 'Suche', create: 'Erstellen', notifications: 'Benachrichtigungen', help: 'Hilfe', navigation: 'Navigation',
  forYou: 'Für Sie', recent: 'Zuletzt verwendet', starred: 'Markiert', filters: 'Filter', dashboards: 'Dashboards', board: 'Board', backlog: 'Backlog', queues: 'Warteschlangen',
  breadcrumbs: 'Pfad', description: 'Beschreibung', details: 'Details', activity: 'Aktivität', comments: 'Kommentare', history: 'Verlauf',
  addComment: 'Kommentar hinzufügen…', assignee: 'Bearbeiter', reporter: 'Autor', priority: 'Priorität', labels: 'Stichwörter', status: 'Status', none: 'Keine',
  reference: 'Aktenzeichen', findings: 'Ergebnisse', participants: 'Anfragebeteiligte', organisations: 'Organisationen', requestType: 'Anfragetyp',
  watch: 'Beobachtungsoptionen', watching: 'Sie beobachten diesen {item}', watchers: 'Beobachter', addWatcher: 'Beobachter hinzufügen', more: 'Aktionen', copyLink: 'Link kopieren', actionItems: 'Aktionen',
  reply: 'Dem Kunden antworten', note: 'Interne Notiz hinzufügen', internal: 'Interne Notiz', restrictedTo: 'Beschränkt auf', visibility: 'Sichtbar für', anyone: 'Alle Benutzer',
  save: 'Speichern', cancel: 'Abbrechen', close: 'Schließen', summary: 'Zusammenfassung', add: 'Hinzufügen', addPeople: 'Personen hinzufügen', people: 'Namen oder E-Mail-Adressen', role: 'Rolle', edit: 'Bearbeiten', resolve: 'Lösen', createItem: '{item} erstellen', spaceLabel: '{Space}',
  filterDetails: 'Filterdetails', viewers: 'Betrachter', dashboardDetails: 'Dashboarddetails', share: 'Teilen', remove: 'Entfernen',
  scopes: { user: 'Benutzer', group: 'Gruppe', project: '{Space}', loggedin: 'Meine Organisation', global: 'Öffentlich', private: 'Privat' },
  item: { new: 'Vorgang', old: 'Vorgang' }, space: { new: 'Bereich', old: 'Projekt' }, spaces: { new: 'Bereiche', old: 'Projekte' },
};

const ja = {
  ...en,
  skip: 'コンテンツへ', search: '検索', create: '作成', notifications: '通知', help: 'ヘルプ', navigation: 'ナビゲーション',
  forYou: 'おすすめ', recent: '最近', starred: 'スター付き', filters: 'フィルター', dashboards: 'ダッシュボード', board: 'ボード', backlog: 'バックログ', queues: 'キュー',
  breadcrumbs: 'パンくず', description: '説明', details: '詳細', activity: 'アクティビティ', comments: 'コメント', history: '履歴',
  addComment: 'コメントを追加…', assignee: '担当者', reporter: '報告者', priority: '優先度', labels: 'ラベル', status: 'ステータス', none: 'なし',
  reference: '参照番号', findings: '所見', participants: 'リクエスト参加者', organisations: '組織', requestType: 'リクエスト タイプ',
  watch: 'ウォッチ オプション', watching: 'この{item}をウォッチしています', watchers: 'ウォッチャー', addWatcher: 'ウォッチャーを追加', more: 'アクション', copyLink: 'リンクをコピー', actionItems: 'アクション項目',
  reply: '顧客に返信', note: '内部メモを追加', internal: '内部メモ', restrictedTo: '制限:', visibility: '表示先', anyone: 'すべてのユーザー',
  save: '保存', cancel: 'キャンセル', close: '閉じる', summary: '要約', add: '追加', addPeople: '人を追加', people: '名前またはメールアドレス', role: 'ロール', edit: '編集', resolve: '解決', createItem: '{item}を作成', spaceLabel: '{Space}',
  filterDetails: 'フィルターの詳細', viewers: '閲覧者', dashboardDetails: 'ダッシュボードの詳細', share: '共有', remove: '削除',
  scopes: { user: 'ユーザー', group: 'グループ', project: '{Space}', loggedin: '自分の組織', global: '公開', private: '非公開' },
  item: { new: '作業項目', old: '課題' }, space: { new: 'スペース', old: 'プロジェクト' }, spaces: { new: 'スペース', old: 'プロジェクト' },
};

const ALL = { en, de, ja };

/** The words of a locale, with the site's words for a work item and its space put in. */
export function jiraWords({ locale, wording }) {
  const words = ALL[locale];
  const item = words.item[wording];
  const space = words.space[wording];
  const fill = (text) => text.replace('{item}', item).replace('{Space}', space[0].toUpperCase() + space.slice(1));
  const filled = Object.fromEntries(Object.entries(words).map(([name, text]) => [name, typeof text === 'string' ? fill(text) : text]));
  return {
    ...filled, item, space, spaces: words.spaces[wording],
    scopes: Object.fromEntries(Object.entries(words.scopes).map(([name, text]) => [name, fill(text)])),
  };
}
