//! Links to what is inside, which a customer cannot follow and learns of all the same (JSM-01).

use crate::letters::{is_alphanumeric, lower};

/// The hosts of what a text and its links lead to and customers cannot follow: the `site` itself
/// but its portal, the organisation's `own` sites and others of Atlassian's cloud, and hosts that
/// the internet does not know.
pub(in crate::verdict) fn inner_links(
    text: &str,
    links: &[String],
    site: &str,
    own: &[String],
) -> Vec<String> {
    let written = text.split(|c: char| c.is_whitespace() || "()<>\"'".contains(c));
    let mut found: Vec<String> = Vec::new();
    for link in links.iter().map(String::as_str).chain(written) {
        let Some((host, path)) = host_and_path(link, site) else { continue };
        let is_portal = path.starts_with("servicedesk/customer") || path.starts_with("helpcenter");
        let is_site = host == site || host.ends_with(".atlassian.net") || own.contains(&host);
        let is_inner = is_site && !is_portal;
        if (is_inner || is_private(&host)) && !found.contains(&host) {
            found.push(host);
        }
    }
    found
}

/// Host and path of a link; a link without a host leads to the site itself.
fn host_and_path<'a>(link: &'a str, site: &str) -> Option<(String, &'a str)> {
    if let Some(path) = link.strip_prefix('/') {
        // A lone slash in a sentence is no link.
        let is_path =
            path.starts_with("browse/") || path.starts_with("wiki/") || path.starts_with("jira/");
        return is_path.then(|| (site.to_owned(), path));
    }
    let rest = match link.split_once("://") {
        Some((before, rest)) => {
            // What stands before it without a space is no part of it: "see:https://…".
            let scheme = before.rsplit(|c: char| !c.is_ascii_alphabetic()).next()?;
            let is_web = ["https", "http"].iter().any(|known| scheme.eq_ignore_ascii_case(known));
            is_web.then_some(rest)?
        }
        None => Some(link).filter(|link| !site.is_empty() && link.starts_with(site))?,
    };
    let (host, path) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
    let path = path.trim_start_matches('/');
    let host = host.rsplit_once('@').map_or(host, |(_, host)| host);
    let host = host.split(':').next().unwrap_or_default();
    // The sentence may end behind it.
    let host = lower(host.trim_end_matches(|c| !is_alphanumeric(c)));
    (!host.is_empty()).then_some((host, path))
}

/// Whether a host is one of a private network: without a dot, below a domain that
/// is not of the internet (RFC 6762, RFC 8375, ICANN's `.internal`), or in a
/// range for private use (RFC 1918).
fn is_private(host: &str) -> bool {
    let ends = [".local", ".internal", ".intranet", ".corp", ".lan", ".home.arpa"];
    !host.contains('.')
        || ends.iter().any(|end| host.ends_with(end))
        || host.starts_with("intranet.")
        || host.starts_with("10.")
        || host.starts_with("192.168.")
        || (16..32).any(|n: u8| host.starts_with(&["172.", &n.to_string(), "."].concat()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_is_found_however_it_stands_in_a_sentence() {
        let site = "acme.atlassian.net";
        for (text, host) in [
            ("See https://acme.atlassian.net/browse/APL-1", Some(site)),
            ("It is at https://acme.atlassian.net.", Some(site)),
            ("(https://acme.atlassian.net), or ask", Some(site)),
            ("see:HTTPS://acme.atlassian.net/wiki/x/1", Some(site)),
            ("acme.atlassian.net/browse/APL-1", Some(site)),
            ("Look at /browse/APL-1", Some(site)),
            ("We have it on http://wiki.", Some("wiki")),
            ("http://10.1.2.3:8080/x", Some("10.1.2.3")),
            ("https://acme.atlassian.net/servicedesk/customer/portal/1", None),
            ("https://www.gov.uk/help.", None),
            ("yes/no, and/or 1://2", None),
            ("ftp://wiki/x", None),
        ] {
            let found = inner_links(text, &[], site, &[]);
            assert_eq!(found.first().map(String::as_str), host, "{text}");
        }
    }
}
