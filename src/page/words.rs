//! Words of Atlassian's own interface, in every language it ships.
//!
//! Used only where the interface gives no attribute to read. Source: the
//! translations inside `@atlaskit/user-picker` 13.9.0 and `@atlaskit/share`
//! 8.4.0 (keys `fabric.elements.user-picker.guest.lozenge.text`,
//! `fabric.elements.share.form.public.*`, `…copypubliclink.button.text`).

use crate::letters::{is_alphanumeric, lower};

/// The lozenge on a guest, or on a group of guests, in the list of suggestions.
pub const GUEST_LOZENGE: &[&str] = &[
    "HOST",
    "GÆST",
    "GAST",
    "GUEST",
    "INVITADO",
    "VIERAS",
    "INVITÉ",
    "GOST",
    "VENDÉG",
    "OSPITE",
    "ゲスト",
    "게스트",
    "GJEST",
    "GOŚĆ",
    "CONVIDADO",
    "ГОСТЬ",
    "ГОСТ",
    "GÄST",
    "ผู้ใช้ทั่วไป",
    "KONUK",
    "ГІСТЬ",
    "KHÁCH",
    "访客",
    "訪客",
];

/// The buttons that send, share or copy a public link.
pub const PUBLIC_LINK_BUTTON: &[&str] = &[
    "Kopírovat veřejný odkaz",
    "Odeslat veřejný odkaz",
    "Sdílet veřejný odkaz",
    "Kopiér offentligt link",
    "Send offentligt link",
    "Del offentligt link",
    "Öffentlichen Link kopieren",
    "Öffentlichen Link senden",
    "Öffentlichen Link teilen",
    "Copy public link",
    "Send public link",
    "Share public link",
    "Copiar enlace público",
    "Enviar enlace público",
    "Compartir enlace público",
    "Kopioi julkinen linkki",
    "Lähetä julkinen linkki",
    "Jaa julkinen linkki",
    "Copier le lien public",
    "Envoyer le lien public",
    "Partager un lien public",
    "Publikus link másolása",
    "Publikus link küldése",
    "Nyilvános link megosztása",
    "Copia link pubblico",
    "Invia link pubblico",
    "Condividi link pubblico",
    "公開リンクをコピー",
    "公開リンクを送信",
    "公開リンクを共有",
    "공개 링크 복사",
    "공개 링크 보내기",
    "공개 링크 공유",
    "Kopier offentlig tilgjengelig kobling",
    "Send offentlig tilgjengelig kobling",
    "Del offentlig kobling",
    "Openbare link kopiëren",
    "Openbare link verzenden",
    "Openbare link delen",
    "Kopiuj łącze publiczne",
    "Wyślij łącze publiczne",
    "Udostępnij łącze publiczne",
    "Copiar link público",
    "Enviar link público",
    "Compartilhar link público",
    "Копировать публичную ссылку",
    "Отправить публичную ссылку",
    "Поделиться ссылкой общего доступа",
    "Kopiera offentlig länk",
    "Skicka offentlig länk",
    "Dela offentlig länk",
    "คัดลอกลิงก์สาธารณะ",
    "ส่งลิงก์สาธารณะ",
    "แชร์ลิงก์สาธารณะ",
    "Herkese açık bağlantıyı kopyalayın",
    "Herkese açık bağlantıyı gönderin",
    "Herkese açık bağlantıyı paylaş",
    "Копіювати загальнодоступне посилання",
    "Надіслати загальнодоступне посилання",
    "Поділитися загальнодоступним посиланням",
    "Sao chép liên kết công khai",
    "Gửi liên kết công khai",
    "Chia sẻ liên kết công khai",
    "复制公共链接",
    "发送公共链接",
    "分享公开链接",
    "複製公開連結",
    "傳送公開連結",
    "共用公開連結",
];

/// The button that shares (`fabric.elements.share.form.share`).
pub const SHARE_BUTTON: &[&str] = &[
    "Sdílet",
    "Del",
    "Teilen",
    "Share",
    "Compartir",
    "Jaa",
    "Partager",
    "Megosztás",
    "Condividi",
    "共有",
    "공유",
    "Delen",
    "Udostępnij",
    "Compartilhar",
    "Поделиться",
    "Dela",
    "แชร์",
    "Paylaş",
    "Поділитися",
    "Chia sẻ",
    "共享",
    "分享",
];

// The Share window of today and the restrictions dialog before it. The English
// words are those of Atlassian's support pages and announcement; the German and
// Japanese ones are our translation, because none is published. Where none of
// them is found in a window, Doorward says that it does not recognise it.

/// General access: everybody may view and edit.
pub const ANYONE_EDITS: &[&str] = &["Anyone can edit", "Jeder kann bearbeiten", "誰でも編集可能"];

/// General access: everybody may view.
pub const ANYONE_VIEWS: &[&str] = &["Anyone can view", "Jeder kann ansehen", "誰でも閲覧可能"];

/// General access, and a mode of the restrictions dialog: those listed.
pub const ONLY_SPECIFIC: &[&str] = &[
    "Only specific people can view or edit",
    "Nur bestimmte Personen können ansehen oder bearbeiten",
    "特定のユーザーのみ閲覧または編集可能",
];

/// The reach of general access: the space.
pub const IN_SPACE: &[&str] =
    &["Anyone in this space", "Jeder in diesem Bereich", "このスペースの全員"];

/// The reach of general access: who can open the page above.
pub const ON_PARENT: &[&str] =
    &["Anyone on this parent", "Jeder auf dieser übergeordneten Seite", "この親ページの全員"];

/// The role of somebody who may view.
pub const CAN_VIEW: &[&str] = &["Can view", "Kann ansehen", "閲覧可能"];

/// The role of somebody who may view and edit.
pub const CAN_EDIT: &[&str] = &["Can edit", "Kann bearbeiten", "編集可能"];

/// The switch of the public link.
pub const PUBLIC_LINK: &[&str] = &["Public link", "Öffentlicher Link", "公開リンク"];

/// The button that grants what somebody asked for.
pub const GRANT_ACCESS: &[&str] = &["Grant access", "Zugriff gewähren", "アクセスを許可"];

/// A mode of the restrictions dialog: everybody may view and edit.
pub const MODE_EDIT: &[&str] =
    &["Anyone can view and edit", "Jeder kann ansehen und bearbeiten", "誰でも閲覧と編集が可能"];

/// A mode of the restrictions dialog: everybody may view.
pub const MODE_VIEW: &[&str] = &[
    "Anyone can view, only some can edit",
    "Jeder kann ansehen, nur einige können bearbeiten",
    "誰でも閲覧可能、編集は一部のユーザーのみ",
];

/// The button of the restrictions dialog that makes its choice true.
pub const APPLY: &[&str] = &["Apply", "Übernehmen", "適用"];

// Jira. What is not published in a language is our translation.

/// A work item as Jira called it before (Atlassian's support pages, 2025).
pub const ISSUE: &[&str] = &["issue", "issues"];

/// A work item as Jira calls it.
pub const WORK_ITEM: &[&str] = &["work item", "work items"];

/// A space of Jira as it was called before.
pub const PROJECT: &[&str] = &["project", "projects"];

/// A space of Jira as it is called.
pub const SPACE: &[&str] = &["space", "spaces"];

/// The mode of the service management composer that the customer reads. The
/// English words are those of Atlassian's support pages; no translation is
/// published, so the others are ours, with the variants a translator may choose.
pub const REPLY_TO_CUSTOMER: &[&str] = &[
    "Reply to customer",
    "Respond to customer",
    "Odpovědět zákazníkovi",
    "Svar kunde",
    "Svar til kunde",
    "Antwort an Kunden",
    "Dem Kunden antworten",
    "Kunden antworten",
    "Responder al cliente",
    "Vastaa asiakkaalle",
    "Répondre au client",
    "Válasz az ügyfélnek",
    "Rispondi al cliente",
    "顧客に返信",
    "カスタマーに返信",
    "顧客へ返信",
    "カスタマーへ返信",
    "カスタマーへの返信",
    "고객에게 회신",
    "고객에게 답장",
    "Antwoorden aan klant",
    "Klant beantwoorden",
    "Odpowiedz klientowi",
    "Responder ao cliente",
    "Ответить клиенту",
    "Svara kund",
    "ตอบกลับลูกค้า",
    "Müşteriyi yanıtla",
    "Відповісти клієнту",
    "Trả lời khách hàng",
    "回复客户",
    "回覆客戶",
];

/// The mode of the service management composer that the customer does not read. A
/// partner's translation of the support pages (2024) says "interne Notiz"; Atlassian's
/// own Japanese pages say カスタマー for the customer. Neither shows the controls.
pub const ADD_INTERNAL_NOTE: &[&str] = &[
    "Add internal note",
    "Internal note",
    "Přidat interní poznámku",
    "Tilføj intern note",
    "Interne Notiz hinzufügen",
    "Interne Notiz",
    "Interne Anmerkung hinzufügen",
    "Añadir nota interna",
    "Lisää sisäinen huomautus",
    "Ajouter une note interne",
    "Belső megjegyzés hozzáadása",
    "Aggiungi nota interna",
    "内部メモを追加",
    "社内メモを追加",
    "内部メモの追加",
    "内部コメントを追加",
    "내부 메모 추가",
    "Legg til internt notat",
    "Interne opmerking toevoegen",
    "Dodaj notatkę wewnętrzną",
    "Adicionar observação interna",
    "Добавить внутреннее примечание",
    "Lägg till intern anteckning",
    "เพิ่มบันทึกภายใน",
    "Dahili not ekle",
    "Додати внутрішню примітку",
    "Thêm ghi chú nội bộ",
    "添加内部备注",
    "新增內部備註",
];

// Windows of Jira. English as Atlassian's support pages and Jira's own pages have
// them, old and new; German and Japanese are our translation, because none is
// published, with the variants a translator may choose.

/// A filter or dashboard is shared with anybody at all (`global`).
pub const SHARED_PUBLIC: &[&str] = &[
    "Public",
    "Open",
    "Anyone on the web",
    "Everyone (Public)",
    "Shared with the public",
    "Öffentlich",
    "Jeder im Internet",
    "Mit der Öffentlichkeit geteilt",
    "公開",
    "パブリック",
    "Web 上の全員",
];

/// Shared with everybody who has an account (`loggedin`).
pub const SHARED_EVERYONE: &[&str] = &[
    "My organization",
    "My organisation",
    "Organization",
    "Any logged-in user",
    "Any logged in user",
    "Logged-in users",
    "Shared with logged-in users",
    "Meine Organisation",
    "Organisation",
    "Jeder angemeldete Benutzer",
    "Angemeldete Benutzer",
    "自分の組織",
    "組織",
    "ログイン済みユーザー",
    "ログインしているユーザー",
];

/// Shared with nobody.
pub const SHARED_PRIVATE: &[&str] = &["Private", "Not shared", "Privat", "非公開", "プライベート"];

/// Shared with a group.
pub const SHARED_GROUP: &[&str] = &["Group", "Gruppe", "グループ"];

/// Shared with somebody.
pub const SHARED_PERSON: &[&str] = &["User", "Person", "Benutzer", "ユーザー"];

/// Shared with everybody who can open a space.
pub const SHARED_SPACE: &[&str] =
    &["Space", "Project", "Bereich", "Projekt", "スペース", "プロジェクト"];

/// The button that saves.
pub const SAVE: &[&str] = &[
    "Save",
    "Save changes",
    "Update",
    "Done",
    "Apply",
    "Confirm Summary",
    "Speichern",
    "Änderungen speichern",
    "Aktualisieren",
    "Fertig",
    "Übernehmen",
    "保存",
    "変更を保存",
    "更新",
    "完了",
    "適用",
];

/// The window in which people are added to a space, by its heading.
pub const ADD_PEOPLE: &[&str] = &[
    "Add people",
    "Add people to space",
    "Add people to project",
    "Invite people",
    "Add members",
    "Personen hinzufügen",
    "Personen einladen",
    "Mitglieder hinzufügen",
    "人を追加",
    "ユーザーを追加",
    "メンバーを追加",
    "ユーザーを招待",
];

/// The button that adds them.
pub const ADD: &[&str] = &[
    "Add",
    "Add people",
    "Invite",
    "Hinzufügen",
    "Personen hinzufügen",
    "Einladen",
    "追加",
    "人を追加",
    "招待",
];

/// Whether one of `words`, in lower case, stands in `text` as a word of its own, whatever its case.
pub fn has_word_of(text: &str, words: &[&str]) -> bool {
    let text = lower(text);
    words.iter().any(|word| has_word(&text, word))
}

/// Whether `text` holds this as a word of its own, or as several.
pub fn has_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let (before, after) = (text.get(..at), text.get(at + word.len()..));
        !before.is_some_and(|text| text.ends_with(is_alphanumeric))
            && !after.is_some_and(|text| text.starts_with(is_alphanumeric))
    })
}

/// Whether `text` is one of `words`, whatever its case and the spaces around.
pub fn is_one_of(text: &str, words: &[&str]) -> bool {
    let text = lower(text.trim());
    words.iter().any(|word| lower(word) == text)
}

/// What Confluence puts around the title of a copied page: before it, after it.
/// English as the interface shows it; the others are our reading of its languages.
const COPY_OF: &[(&str, &str)] = &[
    ("Copy of ", ""),
    ("Kopie von ", ""),
    ("Kopie van ", ""),
    ("Kopie: ", ""),
    ("Kopi av ", ""),
    ("Kopi af ", ""),
    ("Kopia ", ""),
    ("Copie de ", ""),
    ("Copia de ", ""),
    ("Copia di ", ""),
    ("Cópia de ", ""),
    ("Копия ", ""),
    ("Копія ", ""),
    ("", "のコピー"),
    ("", " のコピー"),
    ("", "의 복사본"),
    ("", " 的副本"),
    ("", "的副本"),
];

/// The title of the page that a page of this title is a copy of, if it is one.
pub fn copied(title: &str) -> Option<&str> {
    COPY_OF
        .iter()
        .find_map(|(before, after)| title.strip_prefix(before)?.strip_suffix(after))
        .map(str::trim)
        .filter(|of| !of.is_empty())
}
