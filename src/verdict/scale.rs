//! How the settings weigh what was found and who gets it: modes, the ceiling of
//! the site, limits by audience, trusted and forbidden domains, and warnings a
//! person called wrong.
//!
//! Everything here only ever takes the largest of several answers, so that more
//! content or more recipients never make for less warning.

use crate::audience::domain::{is_forbidden, is_within};
use crate::audience::{Kind, Known, Party};
use crate::detect::{Confidence, Evidence, Family, is_term};
use crate::message::Message;
use crate::page::address::Product;
use crate::policy::{LEVELS, Layer, Limit, Mode, Policy};
use crate::severity::Severity;
use crate::verdict::content;
use std::borrow::Cow;

/// The settings, as they weigh one page.
#[derive(Debug, Clone, Copy)]
pub struct Scale<'a> {
    policy: &'a Policy,
    product: Option<Product>,
    site: &'a str,
    page: &'a str,
    space: &'a str,
}

/// Where a recipient stands in the settings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// The settings do not mention them.
    Plain,
    /// A trusted partner.
    Partner,
    /// Nothing may be shared with them.
    Forbidden,
}

/// What the settings make of sharing this content with these people.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Weighed<'a> {
    /// What happens: at least [`Mode::Warn`].
    pub mode: Mode,
    /// Whether one of them may have nothing.
    pub forbidden: bool,
    /// The strictest limit that is exceeded.
    pub limit: Option<&'a Limit>,
}

impl<'a> Scale<'a> {
    /// The scale without a page.
    pub fn new(policy: &'a Policy) -> Self {
        Self { policy, product: None, site: "", page: "", space: "" }
    }

    /// The scale of the page at `url`.
    #[must_use]
    pub fn at(
        self,
        product: Product,
        url: &'a str,
        page: Option<&'a str>,
        space: Option<&'a str>,
    ) -> Self {
        let site = url.split('/').nth(2).unwrap_or_default();
        let (page, space) = (page.unwrap_or_default(), space.unwrap_or_default());
        Self { product: Some(product), site, page, space, ..self }
    }

    /// The host of the site.
    pub fn site(&self) -> &'a str {
        self.site
    }

    /// The settings.
    pub fn policy(&self) -> &'a Policy {
        self.policy
    }

    /// The evidence without that of rules that are off.
    pub fn keep<'e>(&self, evidence: &'e [Evidence]) -> Cow<'e, [Evidence]> {
        let is_off =
            |found: &Evidence| self.stated(found).is_some_and(|(mode, _)| mode == Mode::Off);
        if !evidence.iter().any(is_off) {
            return Cow::Borrowed(evidence);
        }
        Cow::Owned(evidence.iter().filter(|found| !is_off(found)).cloned().collect())
    }

    fn stated(&self, found: &Evidence) -> Option<(Mode, Layer)> {
        // A term goes by a name of the organisation's own choice.
        let rule: Cow<'_, str> = match is_term(&found.kind) {
            true => ["term:", &found.rule].concat().into(),
            false => found.rule.as_ref().into(),
        };
        self.policy.mode(&rule, family(found.family))
    }

    /// Whether the administrator set the mode of this rule.
    pub fn is_locked(&self, found: &Evidence) -> bool {
        self.stated(found).is_some_and(|(_, layer)| layer == Layer::Managed)
    }

    /// Whether the person called this warning wrong on this page or in this space.
    fn is_excepted(&self, found: &Evidence) -> bool {
        !self.is_locked(found)
            && self.policy.exceptions.iter().any(|wrong| {
                let is_here = |of: &Option<String>, at: &str| of.as_deref() == Some(at);
                wrong.rule == found.rule
                    && wrong.site == self.site
                    && (is_here(&wrong.page, self.page) || is_here(&wrong.space, self.space))
            })
    }

    /// What may happen because of this.
    pub fn mode(&self, found: &Evidence) -> Mode {
        if self.is_excepted(found) || found.confidence == Confidence::Low {
            return Mode::Note;
        }
        match self.stated(found) {
            Some((mode, _)) => mode,
            // Whoever gets it (A3).
            None if self.is_too_high(found) => Mode::Stop,
            None if self.graded(found) >= Severity::Medium => Mode::Acknowledge,
            None => Mode::Note,
        }
    }

    fn graded(&self, found: &Evidence) -> Severity {
        content::graded(found, self.policy.count("many"), self.ceiling())
    }

    fn ceiling(&self) -> usize {
        let stated = self.policy.text("siteCeiling").unwrap_or("OFFICIAL-SENSITIVE");
        LEVELS.iter().position(|level| *level == stated).unwrap_or(2)
    }

    /// How bad it would be outside: at least medium if it asks a question, low if the person called the
    /// warning wrong.
    pub fn severity(&self, found: &Evidence) -> Severity {
        let graded = self.graded(found);
        match self.mode(found) {
            _ if self.is_excepted(found) => Severity::Low,
            Mode::Off | Mode::Note => graded,
            Mode::Warn | Mode::Acknowledge | Mode::Stop => graded.max(Severity::Medium),
        }
    }

    /// The highest severity.
    pub fn worst(&self, evidence: &[Evidence]) -> Option<Severity> {
        evidence.iter().map(|found| self.severity(found)).max()
    }

    /// All evidence, the most severe first; a marking before what it marks.
    pub fn by_severity<'e>(&self, evidence: &'e [Evidence]) -> Vec<&'e Evidence> {
        content::ordered(evidence, |found| self.severity(found))
    }

    /// What is worth saying: medium severity or higher, the most severe first.
    pub fn sensitive<'e>(&self, evidence: &'e [Evidence]) -> Vec<&'e Evidence> {
        let mut sensitive = self.by_severity(evidence);
        sensitive.retain(|found| {
            self.severity(found) >= Severity::Medium && self.mode(found) > Mode::Off
        });
        sensitive
    }

    /// What is worth a question before it is shared.
    pub fn holding<'e>(&self, evidence: &'e [Evidence]) -> Vec<&'e Evidence> {
        let mut holding = self.sensitive(evidence);
        holding.retain(|found| self.mode(found) >= Mode::Warn);
        holding
    }

    /// What the settings stop.
    pub fn stopping<'e>(&self, evidence: &'e [Evidence]) -> Vec<&'e Evidence> {
        let mut stopping = self.holding(evidence);
        stopping.retain(|found| self.mode(found) == Mode::Stop);
        stopping
    }

    /// Whether a marking is above the ceiling of the site (A3).
    pub fn is_above_ceiling(&self, evidence: &[Evidence]) -> bool {
        evidence.iter().any(|found| self.exceeds_ceiling(found))
    }

    /// Whether this marking is above the ceiling of the site.
    pub fn exceeds_ceiling(&self, found: &Evidence) -> bool {
        found.confidence > Confidence::Low
            && self.is_too_high(found)
            && self.mode(found) > Mode::Note
    }

    fn is_too_high(&self, found: &Evidence) -> bool {
        content::level(found) > self.ceiling()
    }

    /// What to do instead of sharing, by the first of `evidence`.
    pub fn advice(&self, evidence: &[&Evidence]) -> Message {
        match evidence.first() {
            Some(found) if self.exceeds_ceiling(found) => Message::new("advice_security"),
            Some(found) => content::advice(found),
            None => Message::new("advice_check"),
        }
    }

    /// Where a recipient stands, by the domain of their address if it is visible.
    pub fn standing(&self, party: &Party) -> Standing {
        let domain = party.domain.as_deref().filter(|_| party.kind != Kind::Internal);
        let Some(domain) = domain else { return Standing::Plain };
        let is_partner = || {
            let partners = &self.policy.partner_domains;
            partners.iter().any(|parent| is_within(domain, parent))
        };
        if is_forbidden(domain, self.policy) {
            Standing::Forbidden
        } else if is_partner() {
            Standing::Partner
        } else {
            Standing::Plain
        }
    }

    /// Whether the settings say that nobody with this address should be a guest.
    pub fn is_misplaced_guest(&self, party: &Party) -> bool {
        let own = &self.policy.never_guest_domains;
        let domain = party.domain.as_deref();
        domain.is_some_and(|domain| own.iter().any(|parent| is_within(domain, parent)))
    }

    /// Whether the settings bar people from content that is not sensitive too.
    pub fn is_about_people(&self) -> bool {
        !self.policy.forbidden_domains.is_empty() || !self.policy.limits.is_empty()
    }

    /// What the settings make of sharing `evidence` with `parties`; `None` if there is no question.
    pub fn weigh(&self, parties: &[Party], evidence: &[Evidence]) -> Option<Weighed<'a>> {
        let holding = self.holding(evidence);
        let mut weighed = Weighed { mode: Mode::Off, ..Weighed::default() };
        for party in parties {
            let standing = self.standing(party);
            if standing == Standing::Forbidden {
                weighed.forbidden = true;
                weighed.mode = Mode::Stop;
            }
            if party.kind.is_outside() {
                let modes = holding.iter().map(|found| self.between(found, standing));
                weighed.mode = modes.max().unwrap_or(Mode::Off).max(weighed.mode);
            }
            if let Some(limit) = self.exceeded(party, evidence) {
                if weighed.limit.is_none_or(|other| strictness(other) < strictness(limit)) {
                    weighed.limit = Some(limit);
                }
                weighed.mode = weighed.mode.max(strictness(limit));
            }
        }
        let is_list = |found: &&Evidence| {
            found.count >= self.policy.count("many")
                && matches!(found.family, Family::GovId | Family::Financial | Family::Personal)
        };
        if !parties.is_empty() && holding.iter().any(is_list) {
            weighed.mode = weighed.mode.max(match self.policy.text("manyInside") {
                Some("acknowledge") => Mode::Acknowledge,
                Some("warn") => Mode::Warn,
                _ => Mode::Note,
            });
        }
        (weighed.mode >= Mode::Warn).then_some(weighed)
    }

    /// Whether something written waits before these people read it: because of what it holds, or of
    /// a marking above what they may have, though it is only noted by itself (A5).
    pub fn holds(&self, parties: &[Party], evidence: &[Evidence]) -> bool {
        let is_asked = |limit| strictness(limit) >= Mode::Warn;
        let exceeds = |party| self.exceeded(party, evidence).is_some_and(is_asked);
        let is_marked = || self.sensitive(evidence).iter().any(|found| content::level(found) > 0);
        !self.holding(evidence).is_empty() || (is_marked() && parties.iter().any(exceeds))
    }

    /// What may happen because of this, given a recipient's standing. Sharing something of medium severity
    /// with a trusted partner needs no tick, unless a mode is set.
    fn between(&self, found: &Evidence, standing: Standing) -> Mode {
        let is_mild = self.stated(found).is_none() && self.severity(found) == Severity::Medium;
        match self.mode(found) {
            Mode::Acknowledge if is_mild && standing == Standing::Partner => Mode::Warn,
            mode => mode,
        }
    }

    /// The strictest limit that this content exceeds for a recipient (A5).
    fn exceeded(&self, party: &Party, evidence: &[Evidence]) -> Option<&'a Limit> {
        let kinds: &[&str] = match party.kind {
            // Whoever they are, they may have no more than the organisation's own people.
            Kind::Internal | Kind::Unknown(_) => &["internal"],
            // Its members tell that it holds somebody from outside, and not who is a guest.
            Kind::GuestGroup if matches!(party.known, Known::Account | Known::InPart) => {
                &["guest", "external"]
            }
            Kind::Guest | Kind::GuestGroup => &["guest"],
            Kind::External | Kind::App | Kind::Customer => &["external"],
            Kind::PublicLink | Kind::EveryAccount => &["public"],
        };
        let tool = match self.product {
            Some(Product::Confluence) => "confluence",
            Some(Product::Jira | Product::Portal) => "jira",
            None => "",
        };
        let level = content::highest(evidence);
        let is_here = |limit: &Limit| limit.tool == "*" || limit.tool == tool;
        let limits = &self.policy.limits;
        let is_partner = limits.iter().any(|limit| is_here(limit) && limit.audience == "partner")
            && self.standing(party) == Standing::Partner;
        let mut strictest: Option<&Limit> = None;
        for limit in limits.iter().filter(|limit| is_here(limit)) {
            let is_about = match limit.audience.as_str() {
                "outside" => party.kind.is_outside(),
                "partner" => is_partner,
                audience => kinds.contains(&audience) && !is_partner,
            };
            let highest = LEVELS.iter().position(|level| *level == limit.highest);
            let is_exceeded = is_about && level > highest.unwrap_or_default();
            if is_exceeded && strictest.is_none_or(|other| strictness(other) < strictness(limit)) {
                strictest = Some(limit);
            }
        }
        strictest
    }
}

/// What happens where a limit is exceeded.
fn strictness(limit: &Limit) -> Mode {
    limit.mode.unwrap_or(Mode::Acknowledge)
}

/// The name of a family in the settings.
pub fn family(family: Family) -> &'static str {
    match family {
        Family::Secret => "secret",
        Family::Financial => "financial",
        Family::GovId => "gov_id",
        Family::Contact => "contact",
        Family::Network => "network",
        Family::Personal => "personal",
        Family::Marking => "marking",
    }
}
