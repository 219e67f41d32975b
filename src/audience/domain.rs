//! Whose address is it: domains of the organisation, of partners, of nobody.

use super::idn::registered;
use crate::domains::{is_registry, is_shared_mail};
use crate::letters::lower;
use crate::policy::Policy;

/// The domain of an address, in lower case, without a trailing dot. `None`
/// where the text is no address, or several: the last of them says nothing of the others.
/// Angle brackets around it, as mail programs copy it, are no part of it; the people field of
/// `@atlaskit/user-picker` takes them, and so it takes characters without a width.
pub fn of_address(address: &str) -> Option<String> {
    let is_around = |c: char| c.is_whitespace() || "<>\u{200b}\u{2060}\u{feff}".contains(c);
    let (local, domain) = address.trim_matches(is_around).rsplit_once('@')?;
    let domain = lower(domain.trim_end_matches('.'));
    let is_apart = |c: char| c.is_whitespace() || "@,;<>".contains(c);
    let is_one = !local.is_empty() && !local.contains(is_apart) && !domain.contains(is_apart);
    (is_one && domain.contains('.')).then_some(domain)
}

/// The domain that stands for everybody who has an address there, `@acme.gov.uk`
/// (R147).
pub fn whole(text: &str) -> Option<String> {
    of_address(&["all", text.trim()].concat()).filter(|_| text.trim().starts_with('@'))
}

/// Whether `domain` is `parent` or stands below it, in whichever way either is written.
pub fn is_within(domain: &str, parent: &str) -> bool {
    let parent = parent.trim_start_matches('@').trim_end_matches('.');
    let (domain, parent) = (registered(domain), registered(parent));
    domain.eq_ignore_ascii_case(&parent)
        || (domain.len() > parent.len()
            && domain
                .get(domain.len() - parent.len()..)
                .is_some_and(|tail| tail.eq_ignore_ascii_case(&parent))
            && domain.as_bytes().get(domain.len() - parent.len() - 1) == Some(&b'.'))
}

/// The name the policy gives to the organisation behind a domain, that of the narrowest domain
/// it names, else the domain itself.
pub fn organisation<'a>(domain: &'a str, policy: &'a Policy) -> &'a str {
    let names = policy.organisation_names.iter();
    let named = names.filter(|(parent, _)| is_within(domain, parent));
    named.max_by_key(|(parent, _)| parent.len()).map_or(domain, |(_, name)| name)
}

/// A domain for somebody to read. Letters of other scripts look like those of one's own domain; the
/// form in which it is registered does not.
pub fn to_read(domain: &str) -> String {
    let registered = registered(domain);
    if registered == domain {
        return domain.to_owned();
    }
    [domain, " (", &registered, ")"].concat()
}

/// How much of a domain the narrowest of these that holds it names, in bytes; `None` where
/// none does.
fn narrowest(domain: &str, of: &[String]) -> Option<usize> {
    let parents = of.iter().filter(|parent| is_within(domain, parent));
    parents.map(|parent| registered(parent).len()).max()
}

/// Whether the settings say that a domain gets nothing.
pub fn is_forbidden(domain: &str, policy: &Policy) -> bool {
    policy.forbidden_domains.iter().any(|parent| is_within(domain, parent))
}

/// Whether a domain is a partner's. Below a registry such as `gov.uk` stand many, the organisation's
/// own among them.
fn is_partners(domain: &str, policy: &Policy) -> bool {
    policy
        .partner_domains
        .iter()
        .any(|partner| domain == partner || (is_within(domain, partner) && !is_registry(partner)))
}

/// The domains that are the organisation's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OwnDomains {
    /// Stated by the settings or by the administrator.
    Stated(Vec<String>),
    /// Taken from the address of the signed-in person.
    FromSignedIn(String),
    /// Not known: nothing is stated and the person's own address is hidden or
    /// belongs to a shared mail service or to a partner.
    Unknown,
}

impl OwnDomains {
    /// The settings' domains, else the domain of `signed_in`, the address of the signed-in person
    /// (R146), where it is not known to be a partner's, whose people may have accounts here.
    pub fn choose(policy: &Policy, signed_in: Option<&str>) -> Self {
        if !policy.own_domains.is_empty() {
            return OwnDomains::Stated(policy.own_domains.clone());
        }
        match signed_in.and_then(of_address) {
            Some(domain) if !is_shared_mail(&domain) && !is_partners(&domain, policy) => {
                OwnDomains::FromSignedIn(domain)
            }
            _ => OwnDomains::Unknown,
        }
    }

    /// Whether a domain is the organisation's own; `None` when that is not known. What `policy`
    /// says of a narrower domain, that it is somebody else's, goes before that.
    pub fn contains(&self, domain: &str, policy: &Policy) -> Option<bool> {
        let own = match self {
            OwnDomains::Stated(own) => narrowest(domain, own),
            OwnDomains::FromSignedIn(own) => narrowest(domain, std::slice::from_ref(own)),
            OwnDomains::Unknown => None,
        };
        let partner = narrowest(domain, &policy.partner_domains);
        let others = partner.max(narrowest(domain, &policy.forbidden_domains));
        let is_told = others.is_some() || *self != OwnDomains::Unknown;
        is_told.then_some(own.is_some() && own >= others)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_domain_contains_itself_and_what_stands_below() {
        assert!(is_within("acme.gov.uk", "acme.gov.uk"));
        assert!(is_within("case.ACME.gov.uk", "acme.gov.uk"));
        assert!(is_within("acme.gov.uk", "@acme.gov.uk"));
        assert!(!is_within("notacme.gov.uk", "acme.gov.uk"));
        assert!(!is_within("gov.uk", "acme.gov.uk"));
        assert!(!is_within("acme.gov.uk.example", "acme.gov.uk"));
        assert!(!is_within("ü", "acme.gov.uk"));
    }

    /// RFC 3492, 7.1, and names in use.
    #[test]
    fn a_domain_is_the_same_however_its_letters_are_written() {
        for (written, registered) in [
            ("bücher.example", "xn--bcher-kva.example"),
            ("BÜCHER.example", "XN--BCHER-KVA.example"),
            ("münchen.example", "xn--mnchen-3ya.example"),
            ("例え.example", "xn--r8jz45g.example"),
            ("почта.example", "xn--80a1acny.example"),
            ("他们为什么不说中文.example", "xn--ihqwcrb4cv8a8dqg056pqjye.example"),
        ] {
            assert!(is_within(registered, written), "{written}");
            assert!(is_within(written, registered), "{written}");
            assert!(is_within(&["case.", registered].concat(), written), "{written}");
        }
        assert!(!is_within("xn--bcher-kvb.example", "bücher.example"));
        assert!(!is_within("bucher.example", "bücher.example"));
        assert!(!is_within(&["ü".repeat(5_000), ".example".into()].concat(), "bücher.example"));
    }

    #[test]
    fn an_address_has_a_domain() {
        assert_eq!(of_address(" Jo@ACME.gov.uk. ").as_deref(), Some("acme.gov.uk"));
        assert_eq!(of_address("@acme.gov.uk"), None);
        assert_eq!(of_address("jo@localhost"), None);
        assert_eq!(of_address("dana@north.example, jo@acme.gov.uk"), None);
        assert_eq!(of_address("dana@north.example;jo@acme.gov.uk"), None);
        assert_eq!(of_address("Jo <jo@acme.gov.uk>"), None);
        assert_eq!(of_address("712020:1b2c"), None);
        // The people field takes an address in the form in which mail programs copy it.
        assert_eq!(of_address("<dana@north.example>").as_deref(), Some("north.example"));
        assert_eq!(of_address("jo@acme.gov.uk>north.example"), None);
        assert_eq!(of_address("\u{feff}jo@acme.gov.uk\u{200b}").as_deref(), Some("acme.gov.uk"));
    }

    #[test]
    fn an_organisation_is_named_by_the_policy_or_by_its_domain() {
        let names = [("n.example".to_owned(), "North".to_owned())];
        let policy = Policy { organisation_names: names.into(), ..Policy::default() };
        assert_eq!(organisation("eu.n.example", &policy), "North");
        assert_eq!(organisation("s.example", &policy), "s.example");
    }

    #[test]
    fn a_domain_that_looks_like_another_is_told_from_it() {
        for (domain, registered) in [
            // The first letter is Cyrillic, the third has no width.
            ("\u{430}cme.gov.uk", "xn--cme-5cd.gov.uk"),
            ("acme.go\u{200b}v.uk", "acme.xn--gov-6m0a.uk"),
        ] {
            assert_eq!(to_read(domain), [domain, " (", registered, ")"].concat());
            assert_eq!(to_read(registered), registered);
        }
    }

    /// What is said of a department goes before what is said of its government.
    #[test]
    fn the_narrowest_name_counts() {
        let names = [("gov.example", "Government"), ("tax.gov.example", "Tax Office")];
        let names = names.map(|(domain, name)| (domain.to_owned(), name.to_owned()));
        let policy = Policy { organisation_names: names.into(), ..Policy::default() };
        assert_eq!(organisation("tax.gov.example", &policy), "Tax Office");
        assert_eq!(organisation("eu.tax.gov.example", &policy), "Tax Office");
        assert_eq!(organisation("roads.gov.example", &policy), "Government");
    }

    /// Somebody of a partner who has an account here says nothing of whose site it is.
    #[test]
    fn a_partners_domain_is_not_taken_for_the_own_one() {
        let choose = |partner: &str, me| {
            let partner_domains = vec![partner.to_owned()];
            OwnDomains::choose(&Policy { partner_domains, ..Policy::default() }, Some(me))
        };
        assert_eq!(choose("north.example", "jo@north.example"), OwnDomains::Unknown);
        let own = OwnDomains::FromSignedIn("acme.gov.uk".into());
        assert_eq!(choose("gov.uk", "jo@acme.gov.uk"), own, "one of the others there");
        // As everywhere, a partner's domain has its subdomains.
        assert_eq!(choose("north.example", "jo@mail.north.example"), OwnDomains::Unknown);
        assert_eq!(choose("n\u{f6}rd.example", "jo@xn--nrd-sna.example"), OwnDomains::Unknown);
    }

    #[test]
    fn a_shared_mail_service_is_nobodys_own_domain() {
        let policy = Policy::default();
        for shared in [
            "gmail.com",
            "yahoo.fr",
            "live.co.uk",
            "hotmail.com.br",
            "gmx.net",
            "blueyonder.co.uk",
            "fastmail.com",
            "t-online.de",
            "163.com",
            "yandex.com",
            "ocn.ne.jp",
            "privaterelay.appleid.com",
        ] {
            let own = OwnDomains::choose(&policy, Some(&["jo@", shared].concat()));
            assert_eq!(own, OwnDomains::Unknown, "{shared}");
        }
        for own in ["acme.gov.uk", "live.acme.example", "yahoo.gov.uk", "outlook.example"] {
            let chosen = OwnDomains::choose(&policy, Some(&["jo@", own].concat()));
            assert_eq!(chosen, OwnDomains::FromSignedIn(own.into()));
        }
    }
}
