//! Every setting, once: its name, the form of its value, who may set it, what it
//! does. `docs/policy.md` and `extension/managed_schema.json` are held against
//! this table by `tests/policy_docs.rs`.
//!
//! A key keeps its name and its form for ever: policies of organisations name it.

use super::form::Form;

/// One setting.
#[derive(Debug)]
pub struct Key {
    /// Its name in a policy, in an exported file and in storage.
    pub name: &'static str,
    /// What its value looks like.
    pub form: Form,
    /// Who may set it.
    pub who: Who,
    /// Documentation; the browser has no use for it.
    #[cfg(not(target_arch = "wasm32"))]
    pub card: Card,
}

/// Who may set a key. Whoever else does is told so, and not heard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// The administrator, else the person.
    Both,
    /// The administrator alone: it would be worth nothing if it could be undone.
    Administrator,
    /// The person alone: it is about them and nobody else.
    Person,
}

/// What `docs/policy.md` says of a key.
#[cfg(not(target_arch = "wasm32"))]
#[derive(Debug)]
pub struct Card {
    /// What it does.
    pub what: &'static str,
    /// What happens without it.
    pub default: &'static str,
    /// A value, as JSON.
    pub example: &'static str,
}

macro_rules! keys {
    ($($name:literal: $form:expr, $who:ident; $what:literal; without: $default:literal; such as: $example:literal;)*) => {
        /// All settings, in the order of the options page.
        pub const KEYS: &[Key] = &[$(Key {
            name: $name,
            form: $form,
            who: Who::$who,
            #[cfg(not(target_arch = "wasm32"))]
            card: Card { what: $what, default: $default, example: $example },
        }),*];
    };
}

/// Where the act of sharing may be held back, in milliseconds, until it is decided (A11).
const HOLD: Form = Form::Count { least: 500, most: 10_000, default: 2_500 };

/// An interval in days.
const fn days(default: u32) -> Form {
    Form::Count { least: 1, most: 1_100, default }
}

keys! {
    "ownDomains": Form::OwnDomains, Both;
        "The organisation's own e-mail domains, each with its subdomains. Those at which anybody may have an address, such as `gmail.com` or `co.uk`, are nobody's own and left out. Anyone whose address is elsewhere is outside, and so is whoever has one at a partner's or a forbidden domain that stands below one of these (R146).";
        without: "the domain of the signed-in person's own address, unless it is a shared mail service or a partner's";
        such as: r#"["acme.gov.uk", "acme-agency.org.uk"]"#;
    "neverGuestDomains": Form::Domains, Both;
        "Those of the organisation's domains whose people should have full accounts: a guest account with such an address is reported.";
        without: "a guest account is a guest, whatever its address";
        such as: r#"["acme.gov.uk"]"#;
    "organisationNames": Form::Names, Both;
        "What the organisations behind other domains are called. Warnings name them so.";
        without: "the domain itself is shown";
        such as: r#"{"northbridge.example": "Northbridge Consulting"}"#;
    "partnerDomains": Form::Domains, Both;
        "Domains of trusted partners. They stay outside, but what is of medium severity is asked about without a tick (R146).";
        without: "no organisation is trusted more than another";
        such as: r#"["northbridge.example"]"#;
    "forbiddenDomains": Form::Domains, Both;
        "Domains that nothing is shared with, whatever is on the page (R146). Sharing with them is stopped.";
        without: "none is";
        such as: r#"["competitor.example"]"#;
    "sites": Form::Domains, Both;
        "Where the organisation's Confluence and Jira Cloud have addresses of their own (custom domains): the hosts. Those of `atlassian.net` are known. The browser asks the person before Doorward runs there (R149).";
        without: "Doorward runs on `atlassian.net` alone";
        such as: r#"["wiki.acme.gov.uk", "help.acme.gov.uk"]"#;
    "modes": Form::Modes, Both;
        "What a rule of detection, or a family of them, may do: `off` finds nothing, `note` only says so, `warn` asks once, `acknowledge` asks for a tick for each outside organisation, `stop` offers no way to go ahead (A9). A rule's name takes precedence over its family's, and that over `*` for all; `term:NAME` is a term of your own. A finding (`ACC-03`) can be `off`. The administrator's entries take precedence over all of the person's.";
        without: "`stop` for a marking above `siteCeiling`, else `acknowledge` from medium severity on, `note` below";
        such as: r#"{"secret": "stop", "email-list": "note", "RO-01": "off"}"#;
    "stopOverride": Form::Switch, Administrator;
        "After a stop, lets a person go ahead if they tick that they have permission. The choice is kept in the event log.";
        without: "a stop offers no way to go ahead";
        such as: "true";
    "siteCeiling": Form::Choice(&["OFFICIAL-SENSITIVE", "OFFICIAL", "SECRET", "TOP SECRET"]), Both;
        "The highest marking that may be on this site at all. Content marked above it should not be here: it is stopped from leaving the organisation unless `modes` says otherwise, and Doorward says whom to tell (A3).";
        without: "`OFFICIAL-SENSITIVE`";
        such as: "\"OFFICIAL\"";
    "limits": Form::Limits, Both;
        "The highest marking that each audience may get through each tool, and the approved alternative for the rest (A5). `tool`: `confluence`, `jira`, or `*`. `audience`: `internal`, `partner`, `guest`, `external`, `public`, or `outside` for all but the first. `highest`: a marking, or `none`. `alternative` and `link` say what to use instead; `mode` as in `modes`. A limit holds too where the marking by itself is only noted (`modes`), and for what is written in comments, replies and fields.";
        without: "no limit but `siteCeiling`";
        such as: r#"[{"tool": "confluence", "audience": "outside", "highest": "OFFICIAL", "alternative": "Acme Secure Transfer", "link": "https://transfer.acme.gov.uk/", "mode": "acknowledge"}]"#;
    "many": Form::Count { least: 2, most: 1_000, default: 5 }, Both;
        "How many different identifiers make a list, which is one step more severe (A8).";
        without: "5";
        such as: "5";
    "manyInside": Form::Choice(&["note", "warn", "acknowledge"]), Both;
        "What happens when a page with a list of identifiers is shared within the organisation (A8).";
        without: "`note`: nothing is asked";
        such as: "\"acknowledge\"";
    "largeAudience": Form::Count { least: 2, most: 100_000, default: 25 }, Both;
        "With how many people or more the share window says that the audience is large (A6). A whole domain always is (R147).";
        without: "25";
        such as: "25";
    "observeOnlyUntil": Form::Date, Both;
        "Up to and including this day nothing is held and nothing is warned about; what would have been is kept in the event log (A17).";
        without: "Doorward warns from the first day";
        such as: "\"2027-01-31\"";
    "holdLimit": HOLD, Both;
        "For how long, in milliseconds, an act of sharing is held while it is not decided. After that it goes on, and Doorward says that it was not checked (A11).";
        without: "2,500";
        such as: "2500";
    "advice": Form::Text(256), Both;
        "Words of the organisation's own in every question before sharing, at most 256 characters (A9).";
        without: "Doorward's own advice alone";
        such as: "\"Share casework with other departments through the Case Exchange only.\"";
    "learnMore": Form::Address, Both;
        "A page of the organisation's own behind *Learn more* in every question before sharing (A9).";
        without: "no such link";
        such as: "\"https://intranet.acme.gov.uk/sharing\"";
    "terms": Form::Terms, Both;
        "The organisation's own words and patterns to look for, such as project names (R15, R16).";
        without: "none";
        such as: r#"[{"name": "falcon", "pattern": "project falcon", "severity": "high"}]"#;
    "organisation": Form::Text(64), Both;
        "The organisation's short name, as it appears in people's names on the site (R57).";
        without: "the name of the first own domain in `organisationNames`, or nothing";
        such as: "\"ACME\"";
    "namePattern": Form::NamePattern, Both;
        "How people are to be named on the site (R57 to R60), spelt with the words First, Last and Org in the case they are to have: `FirstLastORG`, `First Last (ORG)`, `first_last_org`, or any other.";
        without: "names are not checked";
        such as: "\"First Last (ORG)\"";
    "contacts": Form::Contacts, Both;
        "Whom to turn to, each with `name`, `address` (e-mail or telephone) and `url`: `administrator` of Confluence, `jiraAdministrator`, `security`, `records` (where records go), `helpDesk` (R9, R41, R78); and `signIn`, the service that people sign in through, with the page on which it resets a password (R7, R11).";
        without: "Doorward names nobody";
        such as: r#"{"security": {"name": "Security desk", "address": "security@acme.gov.uk", "url": "https://intranet.acme.gov.uk/security"}, "helpDesk": {"name": "IT help", "address": "+44 20 7946 0000"}}"#;
    "recordInterval": days(90), Both;
        "After how many days a page's permanent record is due again.";
        without: "90";
        such as: "90";
    "recordName": Form::Text(128), Both;
        "What the file of a record is called (R30), put together from `{date}`, `{space}`, `{title}`, `{version}` and `{marking}`; the ending is added.";
        without: "`{date}_{space}_{title}_v{version}_{marking}`";
        such as: "\"{space} {title} {date}\"";
    "attestationInterval": days(180), Both;
        "After how many days the popup asks again for what a person confirmed, such as two-step verification.";
        without: "180";
        such as: "365";
    "outsiderReviewInterval": days(30), Both;
        "After how many days an outsider's access should be reviewed (R164).";
        without: "30";
        such as: "30";
    "securityReviewInterval": days(365), Both;
        "After how many days the security review of the tool should be renewed.";
        without: "365";
        such as: "365";
    "securityReviewed": Form::Date, Both;
        "The day on which the organisation itself last reviewed the security of the tool (R79, R84).";
        without: "the published review of 30 June 2021, with its age";
        such as: "\"2026-09-01\"";
    "securityAnswers": Form::Answers, Both;
        "The organisation's own answers to the eleven questions of the security review, by number: `answer` (`yes`, `no`, `unknown`) and `detail` (R84, R89).";
        without: "those of the published review";
        such as: r#"{"4": {"answer": "yes", "detail": "Seen in the supplier's report of 2026"}}"#;
    "skipWelcome": Form::Switch, Administrator;
        "Does not open the first-run page after installing.";
        without: "it opens once, unless a policy answers its questions";
        such as: "true";
    "nameMarks": Form::Choice(&["outsiders", "none"]), Both;
        "Whose names are marked where the page itself shows them, with `guest`, `external` or `customer` (R159).";
        without: "`outsiders`";
        such as: "\"none\"";
    "appearance": Form::Choice(&["system", "light", "dark"]), Person;
        "The colours of Doorward's own pages.";
        without: "as the system";
        such as: "\"dark\"";
    "exceptions": Form::Exceptions, Person;
        "The warnings a person called wrong: a rule, and the page or space in which it no longer warns.";
        without: "none";
        such as: r#"[{"rule": "nhs-number", "site": "acme.atlassian.net", "page": "98310", "at": "2026-11-24"}]"#;
}

/// The key of this name.
pub fn key(name: &str) -> Option<&'static Key> {
    KEYS.iter().find(|key| key.name == name)
}
