//! Who can see a page, and who is about to.
//!
//! A [`Party`] is somebody who gets the page: a person, a group, or everybody
//! with a link. Its [`Kind`] says how it stands to the organisation, and
//! [`Known`] how Doorward knows. Where it cannot be known, the kind says so and
//! why; nobody is taken for an insider by default.

pub mod access;
pub(crate) mod answer;
pub mod ask;
pub mod domain;
pub mod fact;
mod group;
mod idn;
pub mod jira;
mod jira_ask;
mod jira_learn;
pub mod learn;
pub mod mention;
mod named;
pub mod page;
pub mod portal;
pub mod space;
mod space_learn;
mod want;

use crate::page::share::Chosen;
use crate::page::sighting::{Sighting, SightingKind};
use crate::policy::Policy;
use ask::{Answer, Want, Wants};
use domain::OwnDomains;
use fact::{Account, Fact, Facts, Unread};

/// Somebody who gets the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Party {
    /// The account id, address, group id or ARI.
    pub value: String,
    /// The name shown on the site.
    pub name: String,
    /// How they stand to the organisation.
    pub kind: Kind,
    /// The organisation they belong to, by the policy's name for it or else by
    /// domain; `None` where that cannot be seen.
    pub organisation: Option<String>,
    /// The domain of their address, where that can be seen; of a group, of everybody from outside
    /// in it, or of one who gets nothing by the settings.
    pub domain: Option<String>,
    /// How Doorward knows.
    pub known: Known,
}

/// How somebody stands to the organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// One of the organisation's own.
    Internal,
    /// A guest: sees one space, and every space open to anonymous visitors.
    Guest,
    /// An outside address with a full account, or with none yet.
    External,
    /// A group of guests.
    GuestGroup,
    /// Whoever has the link.
    PublicLink,
    /// Whoever can sign in to the site, customers of the help desk too.
    EveryAccount,
    /// An app.
    App,
    /// A customer of service management, who sees their own requests in the
    /// portal and nothing else.
    Customer,
    /// Not known.
    Unknown(CannotTell),
}

/// Why Doorward cannot tell how somebody stands to the organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CannotTell {
    /// The answer of the site is still awaited.
    Asking,
    /// They hide their address.
    AddressHidden,
    /// The organisation's own domains are not known.
    OwnDomainsUnknown,
    /// Their account could not be read.
    AccountUnread(Unread),
    /// It is a group, whose members are not known.
    Group,
    /// It is a team, whose members are not known.
    Team,
    /// The site names no kind of account, or it is deactivated.
    NoKind,
}

/// How Doorward knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Known {
    /// From the site: their account, or who may open the page.
    Account,
    /// The same of some of those in a group, where the others cannot be told.
    InPart,
    /// From the mark in the list of suggestions.
    Suggestion,
    /// From that mark, while the answer about their account is awaited.
    SuggestionForNow,
    /// From the domain of the address.
    Address,
    /// From the form: it hands out a public link.
    Form,
    /// It does not.
    Nowhere,
}

impl Kind {
    /// Whether the page leaves the organisation with them.
    pub fn is_outside(self) -> bool {
        match self {
            Kind::Guest
            | Kind::External
            | Kind::GuestGroup
            | Kind::PublicLink
            | Kind::EveryAccount
            | Kind::App
            | Kind::Customer => true,
            Kind::Internal | Kind::Unknown(_) => false,
        }
    }

    /// Whether more will be known as soon as the site answers.
    pub fn is_pending(self) -> bool {
        self == Kind::Unknown(CannotTell::Asking)
    }
}

impl Party {
    /// Somebody of whom Doorward cannot tell.
    fn unknown(chosen: &Chosen, why: CannotTell) -> Self {
        Self {
            value: chosen.value.clone(),
            name: chosen.name.clone(),
            kind: Kind::Unknown(why),
            organisation: None,
            domain: None,
            known: Known::Nowhere,
        }
    }

    /// Whether they get the earlier versions of a page along with it, as outsiders: whoever opens the
    /// page itself does, strangers in an open space too. A public link shows the page as it is, and a
    /// customer sees the portal alone.
    ///
    /// Source: earlier versions of pages of `*.atlassian.net` that open without signing in; "view-only
    /// version of the page", support.atlassian.com, "How secure are public links?".
    pub fn gets_versions(&self) -> bool {
        match self.kind {
            Kind::PublicLink => self.known != Known::Form,
            Kind::Customer => false,
            kind => kind.is_outside(),
        }
    }
}

/// What is known of the site, to tell insiders from outsiders by, and the questions to it that would
/// tell more. Whatever looks something up notes here what it did not find.
#[derive(Debug, Clone)]
pub struct Register<'a> {
    policy: &'a Policy,
    facts: &'a Facts,
    own: OwnDomains,
    mentioned: Vec<&'a str>,
    /// What is to be asked.
    pub wants: Wants,
}

impl<'a> Register<'a> {
    /// Joins policy and facts. `wants` holds no questions yet; it says how many may be put.
    pub fn new(policy: &'a Policy, facts: &'a Facts, wants: Wants) -> Self {
        // A guest's own address says nothing of the organisation whose guest they are.
        let host = signed_in(facts).filter(|me| !me.guest);
        let own = OwnDomains::choose(policy, host.and_then(|me| me.email.as_deref()));
        Self { policy, facts, own, mentioned: Vec::new(), wants }
    }

    /// The same on a page that mentions these accounts: they are looked up along
    /// with those who have access.
    #[must_use]
    pub fn mentioning(self, mentioned: Vec<&'a str>) -> Self {
        Self { mentioned, ..self }
    }

    /// The same, asking nothing.
    #[must_use]
    pub fn silent(&self) -> Self {
        Self { wants: Wants::of_review(false), ..self.clone() }
    }

    /// The answer to a question; see [`Wants::look`].
    pub fn look(&mut self, want: Want) -> Answer<'a> {
        self.wants.look(self.facts, want)
    }

    /// The organisation's own domains.
    pub fn own_domains(&self) -> &OwnDomains {
        &self.own
    }

    /// What has been learnt.
    pub fn facts(&self) -> &'a Facts {
        self.facts
    }

    /// The settings.
    pub fn policy(&self) -> &'a Policy {
        self.policy
    }

    /// The name of the organisation whose domains are the own ones, or else the
    /// first of those domains.
    pub fn own_organisation(&self) -> Option<String> {
        let domain = match &self.own {
            OwnDomains::Stated(own) => own.first()?,
            OwnDomains::FromSignedIn(own) => own,
            OwnDomains::Unknown => return None,
        };
        Some(self.organisation(domain))
    }

    /// Says who a chosen recipient is.
    pub fn recipient(&mut self, chosen: &Chosen) -> Party {
        let value = chosen.value.as_str();
        if value.is_empty() {
            return self.without_account(chosen);
        }
        if let Some(domain) = domain::of_address(value).or_else(|| domain::whole(value)) {
            return self.address(chosen, &domain);
        }
        let seen = self.seen(chosen);
        if value.starts_with("ari:") || seen == Some(&SightingKind::Team) {
            return Party::unknown(chosen, CannotTell::Team);
        }
        if matches!(seen, Some(SightingKind::Group { .. })) || group::is_id(value) {
            return self.group(chosen);
        }
        let seen_as_guest = Party {
            kind: Kind::Guest,
            known: Known::Suggestion,
            ..Party::unknown(chosen, CannotTell::Asking)
        };
        let is_seen_as_guest = seen == Some(&SightingKind::Guest);
        match self.facts.get(&fact::account_key(value)) {
            Some(Fact::Account(account)) => {
                let party = self.account(account);
                match party.kind {
                    Kind::Unknown(_) if is_seen_as_guest => seen_as_guest,
                    _ => Party { name: chosen.name.clone(), ..party },
                }
            }
            Some(_) if is_seen_as_guest => seen_as_guest,
            Some(Fact::Unread { why }) => Party::unknown(chosen, CannotTell::AccountUnread(*why)),
            Some(_) => Party::unknown(chosen, CannotTell::AccountUnread(Unread::NotUnderstood)),
            None => {
                self.wants.push(ask::account(value));
                if is_seen_as_guest {
                    Party { known: Known::SuggestionForNow, ..seen_as_guest }
                } else {
                    Party::unknown(chosen, CannotTell::Asking)
                }
            }
        }
    }

    /// Somebody of whom the dialog shows a name alone: told by an address in its place or the
    /// mark on their row, or not at all.
    fn without_account(&mut self, chosen: &Chosen) -> Party {
        let named = chosen.by_name();
        if let Some(domain) = domain::of_address(&named.value) {
            return self.address(&named, &domain);
        }
        match self.seen(&named) {
            Some(SightingKind::Guest) => self.guest_on_offer(chosen),
            _ => Party::unknown(&named, CannotTell::AccountUnread(Unread::NotUnderstood)),
        }
    }

    /// Says who an account belongs to.
    pub fn account(&mut self, account: &Account) -> Party {
        let domain = account.email.as_deref().and_then(domain::of_address);
        let is_me = signed_in(self.facts).is_some_and(|me| me.id == account.id);
        let kind = match &domain {
            _ if is_me => Kind::Internal,
            _ if account.guest => Kind::Guest,
            _ if account.app => Kind::App,
            _ if account.unknown => Kind::Unknown(CannotTell::NoKind),
            // The organisation's own people may be customers of its help desk.
            Some(domain) if account.customer => match self.kind_of_domain(domain) {
                Kind::Internal => Kind::Internal,
                _ => Kind::Customer,
            },
            Some(domain) => self.kind_of_domain(domain),
            None if account.customer => Kind::Customer,
            None => Kind::Unknown(CannotTell::AddressHidden),
        };
        Party {
            value: account.id.clone(),
            name: account.name.clone(),
            kind,
            organisation: domain
                .as_deref()
                .filter(|_| kind.is_outside())
                .map(|domain| self.organisation(domain)),
            domain,
            known: Known::Account,
        }
    }

    /// Whoever gets a public link.
    pub fn public_link() -> Party {
        Party {
            value: "public-link".to_owned(),
            name: String::new(),
            kind: Kind::PublicLink,
            organisation: None,
            domain: None,
            known: Known::Form,
        }
    }

    /// A customer of whom nothing but that is known.
    pub fn unnamed_customer() -> Party {
        Party { value: String::new(), kind: Kind::Customer, ..Self::public_link() }
    }

    /// Whoever opens a page without signing in, where its space lets strangers in.
    pub fn strangers() -> Party {
        Party { known: Known::Account, ..Self::public_link() }
    }

    /// Whoever can sign in to the site: like whoever gets a link, nobody by name.
    pub fn every_account() -> Party {
        let value = "every-account".to_owned();
        Party { value, kind: Kind::EveryAccount, known: Known::Account, ..Self::public_link() }
    }

    fn address(&mut self, chosen: &Chosen, domain: &str) -> Party {
        let kind = self.kind_of_domain(domain);
        Party {
            value: chosen.value.clone(),
            name: chosen.name.clone(),
            kind,
            organisation: kind.is_outside().then(|| self.organisation(domain)),
            domain: Some(domain.to_owned()),
            known: Known::Address,
        }
    }

    fn kind_of_domain(&mut self, domain: &str) -> Kind {
        match self.own.contains(domain, self.policy) {
            Some(true) => Kind::Internal,
            Some(false) => Kind::External,
            None if self.facts.contains_key("me") => Kind::Unknown(CannotTell::OwnDomainsUnknown),
            None => {
                self.wants.push(ask::signed_in());
                Kind::Unknown(CannotTell::Asking)
            }
        }
    }

    fn organisation(&self, domain: &str) -> String {
        match domain::organisation(domain, self.policy) {
            name if name == domain => domain::to_read(domain),
            name => name.to_owned(),
        }
    }

    /// What the suggestion said: by the value once it is bound to one, before
    /// that by the name.
    fn seen(&self, chosen: &Chosen) -> Option<&SightingKind> {
        [pick_key(&chosen.value), sighting_key(&chosen.name)].iter().find_map(|key| {
            match self.facts.get(key) {
                Some(Fact::Sighting(kind)) => Some(kind),
                _ => None,
            }
        })
    }
}

/// What to keep of the suggestions on show, and of the picks made from them.
///
/// A row shows a name and no account id; the chip's hidden input holds the id.
/// So a row is kept by its name, and bound to the id as soon as a chip of that
/// name appears. Two people of one name with different marks are not guessed
/// between.
pub fn to_remember<'a>(
    sightings: &[Sighting],
    chosen: impl Iterator<Item = &'a Chosen>,
    facts: &Facts,
) -> Vec<(String, Fact)> {
    let mut remember: Vec<(String, Fact)> = Vec::new();
    for sighting in sightings {
        let key = sighting_key(&sighting.name);
        let namesakes_differ = sightings
            .iter()
            .any(|other| other.name == sighting.name && other.kind != sighting.kind);
        let kind = if namesakes_differ { SightingKind::Namesakes } else { sighting.kind.clone() };
        remember.push((key, Fact::Sighting(kind)));
    }
    for chosen in chosen {
        let key = pick_key(&chosen.value);
        if chosen.value.is_empty() || facts.contains_key(&key) {
            continue;
        }
        // The menu may already show the next search, so an earlier sighting of
        // the name goes before the rows that stand there now.
        let name = sighting_key(&chosen.name);
        let seen = facts
            .get(&name)
            .or_else(|| remember.iter().find(|(key, _)| *key == name).map(|(_, fact)| fact));
        if let Some(fact) = seen {
            let fact = fact.clone();
            remember.push((key, fact));
        }
    }
    remember.retain(|(key, fact)| facts.get(key) != Some(fact));
    remember
}

/// The account of the signed-in person, once it is known.
pub fn signed_in(facts: &Facts) -> Option<&Account> {
    match facts.get("me") {
        Some(Fact::Account(account)) => Some(account),
        _ => None,
    }
}

fn sighting_key(name: &str) -> String {
    fact::key("sighting:", name)
}

fn pick_key(value: &str) -> String {
    fact::key("pick:", value)
}
