//! Which parts of a page to collect: one table for each product.
//!
//! This is the only place that knows a selector. The content script gets the
//! table when it says hello and holds none of its own, so a change in
//! Atlassian's markup is mended here, in data. To add a landmark see
//! CONTRIBUTING.md.
//!
//! No build hash (`css-1a2b3c`, `_abcd1234`) and no generated id (`users-_r1_`)
//! may stand in a selector: those change with every release.

mod confluence;
mod editor;
mod jira;
mod jira_window;
mod portal;
mod share;

use super::address::Product;
use crate::detect::Place;
use serde::Serialize;

/// A thing to find on the page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Landmark {
    /// The name by which the core asks for it.
    pub name: &'static str,
    /// CSS selectors, best first. The first that matches anything wins.
    pub selectors: &'static [&'static str],
    /// A part of each selector. Where it matches nothing, none of them is tried: most of the time a
    /// page shows no dialog, and the selectors that begin in one cost the most.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub needs: Option<&'static str>,
    /// Attributes to collect.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub attributes: &'static [&'static str],
    /// Whether to collect the pieces of text inside.
    #[serde(skip_serializing_if = "is_false")]
    pub texts: bool,
    /// The attribute of the surrounding match that names the id of the element, which is found by that
    /// and not by selectors: a menu stands elsewhere in the document, and only `aria-controls` says
    /// whose it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refers: Option<&'static str>,
    /// How many levels above the surrounding match to look in as well: what
    /// belongs to it may stand beside it.
    #[serde(skip_serializing_if = "is_zero")]
    pub outward: u8,
    /// Whether to collect what stands around the match: a control seldom holds
    /// the name of what it controls.
    #[serde(skip_serializing_if = "is_false")]
    pub around: bool,
    /// Elements to collect inside each match.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub parts: &'static [Landmark],
    /// The text inside is content of the page, to be read block by block. This is the place of a block
    /// whose element names no other.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub content: Option<Place>,
    /// The text inside is being written, and is read apart from what the page
    /// holds, when the writing pauses.
    #[serde(skip_serializing_if = "is_false")]
    pub draft: bool,
    /// With Ctrl or Cmd, these keys do what pressing this does, inside the
    /// surrounding match, or anywhere on the page where there is none (Enter was
    /// measured on `@atlaskit/editor-core`).
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub keys: &'static [&'static str],
    /// A line that is edited in place: Enter saves it, and so does leaving it (measured on
    /// `@atlaskit/inline-edit`).
    #[serde(skip_serializing_if = "is_false")]
    pub saves: bool,
    /// Somebody types in here: what changes inside waits for a pause.
    #[serde(skip_serializing_if = "is_false")]
    pub calm: bool,
    /// Doing this to the element hands the page to somebody: it is guarded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub act: Option<Act>,
    /// Part of what a verdict rests on: when it differs, the verdict is stale.
    #[serde(skip_serializing_if = "is_false")]
    pub decides: bool,
    /// How many are expected on a page that is fully there.
    #[serde(skip_serializing_if = "is_any")]
    pub expect: Expect,
    /// Where the hook was seen, and how sure that source is (0 to 3 stars).
    #[serde(skip)]
    pub source: Source,
}

/// What a person does to an element to share.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Act {
    /// A form is submitted, by mouse, by key or by script.
    Submit,
    /// A control is pressed.
    Click,
    /// Enter is pressed in a line that nothing else saves.
    Enter,
}

/// How many elements a landmark should match.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Expect {
    /// Any number.
    Any,
    /// At least one on every page; where there is none, Doorward does not find the text.
    Present,
}

/// Where a hook was seen: for whoever changes the table. It does not ship.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Source {
    /// The evidence.
    #[cfg(not(target_arch = "wasm32"))]
    pub seen: &'static str,
    /// 3: several recent sources or Atlassian's shipped code; 2: one strong
    /// source; 1: one old source; 0: an inference.
    #[cfg(not(target_arch = "wasm32"))]
    pub stars: u8,
}

impl Source {
    #[cfg(not(target_arch = "wasm32"))]
    const fn of(seen: &'static str, stars: u8) -> Self {
        Self { seen, stars }
    }

    #[cfg(target_arch = "wasm32")]
    const fn of(_: &'static str, _: u8) -> Self {
        Self {}
    }
}

const fn is_false(flag: &bool) -> bool {
    !*flag
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde calls it so")]
fn is_any(expect: &Expect) -> bool {
    *expect == Expect::Any
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde calls it so")]
const fn is_zero(levels: &u8) -> bool {
    *levels == 0
}

/// What a report of how a page is built shows, recognised or not: whatever may be a window, a form or an
/// editor, and what holds the rest.
pub const OUTLINED: &str =
    "[role='dialog'], [role='alertdialog'], form, [contenteditable='true'], main, body";

/// What every dialog has.
const DIALOG: &str = "[role='dialog']";

const SHARE: Source =
    Source::of("@atlaskit/share 8.4.0 and @atlaskit/user-picker 13.9.0, rendered", 3);

const FRAME: Source =
    Source::of("userscripts and page objects kept against Confluence Cloud, 2025 and 2026", 3);

/// Every field at rest, so that an entry states only what it is about.
const BLANK: Landmark = Landmark {
    name: "",
    selectors: &[],
    needs: None,
    attributes: &[],
    texts: false,
    refers: None,
    outward: 0,
    around: false,
    parts: &[],
    content: None,
    draft: false,
    keys: &[],
    saves: false,
    calm: false,
    act: None,
    decides: false,
    expect: Expect::Any,
    source: SHARE,
};

/// Whose session it is; empty where nobody is signed in.
const ACCOUNT: Landmark = Landmark {
    name: "account",
    selectors: &["meta[name='ajs-atlassian-account-id']"],
    attributes: &["content"],
    source: FRAME,
    ..BLANK
};

/// The version of the product, of which Server and Data Center have others than Cloud.
const VERSION: Landmark = Landmark {
    name: "version",
    selectors: &["meta[name='ajs-version-number']"],
    attributes: &["content"],
    source: FRAME,
    ..BLANK
};

/// Whether this may be the id of an account.
pub fn is_account(id: &str) -> bool {
    !id.is_empty() && id.bytes().all(|it| it.is_ascii_alphanumeric() || b":-_".contains(&it))
}

/// Where the name of an account stands on a page: a mention, or a link to the profile that holds no
/// picture. Not where somebody writes. `None` for what is no account id.
/// Sources: `@atlaskit/mention`, rendered; `/wiki/people/ACCOUNTID` and `/jira/people/ACCOUNTID`, the
/// addresses of profiles, where the colon of an id may be written `%3A`.
pub fn name_of(id: &str) -> Option<String> {
    is_account(id).then(|| {
        let mut ids = vec![id.to_owned()];
        if id.contains(':') {
            ids.push(id.replace(':', "%3A"));
        }
        let link = |id| ["a[href$='/people/", id, "'], a[href*='/people/", id, "?']"].concat();
        let links: Vec<String> = ids.iter().map(|id| link(id)).collect();
        let links = links.join(", ");
        [
            ":is([data-mention-id='",
            id,
            "'], :is(",
            &links,
            "):not(:has(img, svg, [role='img']))):not([contenteditable='true'] *)",
        ]
        .concat()
    })
}

/// The landmarks of a product.
pub fn of(product: Product) -> &'static [Landmark] {
    match product {
        Product::Confluence => confluence::CONFLUENCE,
        Product::Jira => jira::JIRA,
        Product::Portal => portal::PORTAL,
    }
}

/// How to cut content into blocks, for the content script: an element of one of
/// these begins a block.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reading {
    /// Element names, with the place of their text; `null` keeps the place
    /// of the block around.
    pub elements: &'static [(&'static str, Option<Place>)],
    /// Attributes that begin a block whatever the element: name, value, place.
    pub attributes: &'static [(&'static str, &'static str, Place)],
    /// Elements whose text nobody reads.
    pub skip: &'static [&'static str],
    /// Which of them are read all the same.
    pub except: &'static str,
}

/// One reading serves both products: both render with `@atlaskit/renderer`.
/// Source of the attributes: `@atlaskit/renderer` 128.11.1, rendered.
pub const READING: Reading = Reading {
    elements: &[
        ("p", None),
        ("li", None),
        ("ul", None),
        ("ol", None),
        ("dt", None),
        ("dd", None),
        ("div", None),
        ("section", None),
        ("blockquote", None),
        ("table", None),
        ("tbody", None),
        ("tr", None),
        ("h1", Some(Place::Heading)),
        ("h2", Some(Place::Heading)),
        ("h3", Some(Place::Heading)),
        ("h4", Some(Place::Heading)),
        ("h5", Some(Place::Heading)),
        ("h6", Some(Place::Heading)),
        ("td", Some(Place::Cell)),
        ("th", Some(Place::Cell)),
        ("pre", Some(Place::Code)),
    ],
    attributes: &[
        ("data-node-type", "status", Place::Status),
        ("data-testid", "renderer-code-block", Place::Code),
    ],
    skip: &["script", "style", "noscript", "template", "svg", "button"],
    // What opens a part of the page bears its title: that of an expand stands nowhere else.
    except: "button[aria-expanded]",
};

#[cfg(test)]
mod tests {
    use super::*;

    fn every(landmarks: &[Landmark], check: &mut impl FnMut(&Landmark)) {
        for landmark in landmarks {
            check(landmark);
            every(landmark.parts, check);
        }
    }

    fn every_one(check: &mut impl FnMut(&Landmark)) {
        every(confluence::CONFLUENCE, check);
        every(jira::JIRA, check);
        every(portal::PORTAL, check);
    }

    #[test]
    fn every_landmark_states_a_name_a_selector_and_a_source() {
        every_one(&mut |landmark| {
            assert!(!landmark.name.is_empty());
            let is_findable = !landmark.selectors.is_empty() || landmark.refers.is_some();
            assert!(is_findable, "{}", landmark.name);
            assert!(!landmark.source.seen.is_empty(), "{}", landmark.name);
        });
    }

    #[test]
    fn what_a_landmark_needs_is_part_of_each_of_its_selectors() {
        every_one(&mut |landmark| {
            for selector in landmark.selectors {
                let asked = selector.split(":not(").next();
                let needs = landmark.needs.unwrap_or_default();
                assert!(asked.is_some_and(|asked| asked.contains(needs)), "{selector}");
            }
        });
    }

    #[test]
    fn no_selector_rests_on_a_build_hash() {
        every_one(&mut |landmark| {
            for selector in landmark.selectors {
                assert!(!selector.contains(".css-"), "{selector}");
                assert!(!selector.contains("._"), "{selector}");
                assert!(!selector.contains("_r"), "{selector}");
            }
        });
    }
}
