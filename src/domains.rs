//! Domains that are nobody's own: those of mail services anybody may use, and registries below
//! which others have theirs.

/// Mail services anybody may use. An address there says nothing of an
/// organisation, so none of them is ever taken for the signed-in person's own.
const SHARED_MAIL: &[&str] = &[
    "126.com",
    "163.com",
    "arcor.de",
    "att.net",
    "biglobe.ne.jp",
    "blueyonder.co.uk",
    "btinternet.com",
    "btopenworld.com",
    "comcast.net",
    "docomo.ne.jp",
    "ezweb.ne.jp",
    "fastmail.com",
    "free.fr",
    "freenet.de",
    "gmail.com",
    "googlemail.com",
    "hey.com",
    "icloud.com",
    "laposte.net",
    "libero.it",
    "mac.com",
    "mail.com",
    "mail.ru",
    "mailbox.org",
    "me.com",
    "msn.com",
    "naver.com",
    "nifty.com",
    "ntlworld.com",
    "ocn.ne.jp",
    "orange.fr",
    "pm.me",
    "posteo.de",
    "privaterelay.appleid.com",
    "proton.me",
    "protonmail.com",
    "qq.com",
    "rocketmail.com",
    "seznam.cz",
    "sky.com",
    "softbank.ne.jp",
    "t-online.de",
    "talktalk.net",
    "tiscali.co.uk",
    "tuta.com",
    "tutanota.com",
    "verizon.net",
    "virginmedia.com",
    "wanadoo.fr",
    "web.de",
    "wp.pl",
    "ymail.com",
    "zoho.com",
];

/// Those of them that have a domain in many countries: `yahoo.fr`, `hotmail.co.uk`.
const SHARED_MAIL_ANYWHERE: &[&str] =
    &["aol", "gmx", "hotmail", "live", "outlook", "yahoo", "yandex"];

/// Whether anybody may have an address there, so that it says nothing of an organisation.
pub fn is_shared_mail(domain: &str) -> bool {
    let is_national = || {
        let (service, place) = domain.split_once('.')?;
        let country = ["com.", "co."].iter().find_map(|prefix| place.strip_prefix(prefix));
        let is_place = matches!(place, "com" | "net") || country.unwrap_or(place).len() == 2;
        Some(is_place && SHARED_MAIL_ANYWHERE.contains(&service))
    };
    SHARED_MAIL.contains(&domain) || is_national() == Some(true)
}

/// Registries of a country for anybody: `co.uk`, `com.au`, `or.jp`.
const REGISTRIES: &[&str] =
    &["ac", "co", "com", "edu", "ltd", "me", "ne", "net", "or", "org", "plc", "sch"];

/// Those for public bodies alone: `gov.uk`. Whoever has an address there was looked at.
const OF_GOVERNMENTS: &[&str] =
    &["go", "gob", "gouv", "gov", "govt", "mil", "mod", "nhs", "police"];

/// The service of Microsoft that gives every organisation a domain below its own.
const BELOW_MICROSOFT: &str = "onmicrosoft.com";

/// Whether others have their domains below this one, be they anybody or public bodies.
pub fn is_registry(domain: &str) -> bool {
    is_of_country(domain, REGISTRIES)
        || is_of_country(domain, OF_GOVERNMENTS)
        || domain == BELOW_MICROSOFT
}

fn is_of_country(domain: &str, kinds: &[&str]) -> bool {
    let parts = domain.split_once('.');
    parts.is_some_and(|(kind, country)| country.len() == 2 && kinds.contains(&kind))
}

/// Whether anybody may have an address at a domain or below it. What public bodies alone get may
/// be an organisation's own: to a government, all of it is inside.
pub fn is_everybodys(domain: &str) -> bool {
    is_shared_mail(domain) || is_of_country(domain, REGISTRIES) || domain == BELOW_MICROSOFT
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_registry_is_no_domain_of_an_organisation() {
        for (domain, registry, everybodys) in [
            ("co.uk", true, true),
            ("org.au", true, true),
            ("onmicrosoft.com", true, true),
            ("gov.uk", true, false),
            ("nhs.uk", true, false),
            ("gmail.com", false, true),
            ("hotmail.co.uk", false, true),
            ("nhs.net", false, false),
            ("acme.co.uk", false, false),
            ("co.example", false, false),
            ("uk", false, false),
            ("", false, false),
        ] {
            assert_eq!(is_registry(domain), registry, "{domain}");
            assert_eq!(is_everybodys(domain), everybodys, "{domain}");
        }
    }
}
