//! Judges a page of Confluence: what is on it × who can open it, and every window and editor
//! that is open on it.

use crate::audience::access::Access;
use crate::audience::ask::{self, Answer, Wants};
use crate::audience::fact::{self, Fact};
use crate::audience::page::PageView;
use crate::audience::{self as who, Register};
use crate::detect::Evidence;
use crate::message::Message;
use crate::page::address::Address;
use crate::page::composer as composers;
use crate::page::share::{self, ShareDialog};
use crate::page::window::{self as windows, ShareWindow};
use crate::policy::Policy;
use crate::verdict::audience::Detail;
use crate::verdict::content::Reading;
use crate::verdict::content::page::Content;
use crate::verdict::files::uploads;
use crate::verdict::findings::{self, Finding, Subject};
use crate::verdict::found::Found;
use crate::verdict::judged::{Judged, Opened, Said, content_sentence, state};
use crate::verdict::report::{Guard, Report, State};
use crate::verdict::scale::Scale;
use crate::verdict::sharing::window;
use crate::verdict::writing::{composer, editor};
use crate::verdict::{Case, audience, frame_gap, kept, mentioned, record, reminder, sharing};

/// Judges a page of Confluence.
pub fn judge(case: &Case, address: &Address) -> Report {
    let policy = Policy::from_layers(&case.settings);
    let wants = Wants::after(&case.asked).about(address.content);
    let mut register =
        Register::new(&policy, &case.facts, wants).mentioning(mentioned(&case.snapshot));
    let page = Page::read(case, address, &mut register);

    let scale = page.scale(&policy);
    let text = page.text();
    let found = Found::on_page(case, &text.evidence, page.view.as_ref(), None, &scale);
    let path = page.path();
    let content = Content {
        unread: page.address.content.unread().unwrap_or("gap_content"),
        space: page.space(),
        path: path.as_deref().unwrap_or_default(),
        ..found.content(&scale, text.reading, page.name())
    };

    let given = found.given(content, page.is_awaited());
    let outside = uploads::outside(case, page.readers_now());
    let mut guards = page.guards(given, &mut register);
    guards.extend(uploads::guard(case, &found.put_in, given, &outside));
    let findings = page.findings(content, &scale.keep(text.title), &mut register);

    let judged = Judged {
        case,
        address: &page.address,
        register: &register,
        view: page.view.as_ref(),
        found: &found,
        content,
        outside: &outside,
    };
    judged.report(page.said(&judged, guards, findings))
}

/// The page to be judged.
struct Page<'a> {
    case: &'a Case,
    address: Address,
    /// Who can open it; `None` where it is not known which page it is.
    view: Option<PageView<'a>>,
    /// Whether the site is being asked which page it is.
    is_found_out: bool,
    /// Every share dialog, those that are part of a window among them.
    dialogs: Vec<ShareDialog>,
    windows: Vec<ShareWindow>,
}

impl<'a> Page<'a> {
    /// Reads what the site says of it.
    fn read(case: &'a Case, address: &Address, register: &mut Register<'a>) -> Self {
        let mut page = Self {
            case,
            address: fact::opened(&case.facts, address.clone()),
            view: None,
            is_found_out: start(address, register) == Some(Answer::Asking),
            dialogs: share::share_dialogs(&case.snapshot),
            windows: windows::share_windows(&case.snapshot),
        };
        let Some(id) = page.address.page_id.as_deref() else {
            if !case.facts.contains_key(fact::ME) {
                register.wants.put(ask::signed_in());
            }
            return page;
        };
        let mut view = who::page::view(id, address.space_key.as_deref(), register);
        let shares = !page.dialogs.is_empty() || !page.windows.is_empty();
        let known = !case.kept.files.is_empty();
        view.read_files(id, (shares, known), register);
        if shares {
            view.read_history(id, register);
        }
        page.view = Some(view);
        page
    }

    /// The name under which the day's answers about it are remembered.
    fn name(&self) -> &str {
        self.address.page_id.as_deref().unwrap_or(&self.case.snapshot.url)
    }

    /// The key of the space it is in.
    fn space(&self) -> Option<&str> {
        self.address.space_key.as_deref().filter(|_| self.address.page_id.is_some())
    }

    /// Where it is on the site.
    fn path(&self) -> Option<String> {
        self.space().map(|space| findings::path(self.address.content, self.name(), space))
    }

    /// How the settings weigh what is on it.
    fn scale<'s>(&'s self, policy: &'s Policy) -> Scale<'s> {
        let Address { product, page_id, space_key, .. } = &self.address;
        let url = &self.case.snapshot.url;
        Scale::new(policy).at(*product, url, page_id.as_deref(), space_key.as_deref())
    }

    /// What is written on it.
    fn text(&self) -> editor::Text<'a> {
        let text = editor::text(self.case);
        match self.address.content.unread() {
            // What stands in the page around it is not what is in it.
            Some(_) => editor::Text { reading: Reading::NotFound, ..text },
            None => text,
        }
    }

    /// Who can open it now: nobody else, before it is published.
    fn readers_now(&self) -> Option<&Access> {
        self.view.as_ref().filter(|view| !view.is_draft()).map(|view| &view.page)
    }

    /// Whether labels, names of files or earlier versions are still being asked for: they count like its
    /// text, so a press waits for them.
    fn is_awaited(&self) -> bool {
        self.is_found_out || self.view.as_ref().is_some_and(|view| view.undescribed)
    }

    /// Whether it is not known yet who can open it.
    fn is_asking(&self) -> bool {
        self.is_found_out || self.view.as_ref().is_some_and(|view| view.page.asking)
    }

    /// What is to happen in every window and editor that is open.
    fn guards(&self, content: Content<'_>, register: &mut Register<'_>) -> Vec<Guard> {
        let Self { case, view, windows, .. } = self;
        // Of a draft too it is known who will be able to open it.
        let readers = view.as_ref().map(|view| &view.page);
        let is_window = |dialog: &ShareDialog| {
            windows.iter().any(|window| window.share.dialog == dialog.dialog)
        };
        let mut guards = Vec::new();
        for dialog in self.dialogs.iter().filter(|dialog| !is_window(dialog)) {
            guards.push(sharing::guard(dialog, case, content, readers, register));
        }
        let space = view.as_ref().map(|view| &view.space);
        for window in windows {
            let around = window::Around { readers, space, case };
            guards.extend(window::guards(window, content, around, register));
        }
        guards.extend(editor::publish(case, content, readers));
        let in_comments = composer::Around {
            case,
            scale: content.scale,
            page: content.page,
            readers,
            customers: &[],
            item: None,
            request: Some(false),
            content: None,
        };
        for composer in composers::composers(&case.snapshot) {
            guards.push(composer::judge(&composer, in_comments, register).guard);
        }
        guards
    }

    /// What could not be checked, and why.
    fn gaps(&self, content: Content<'_>) -> Vec<Message> {
        let snapshot = &self.case.snapshot;
        let mut gaps: Vec<Message> = Vec::new();
        if self.windows.iter().any(|window| window.unread) {
            gaps.push(Message::new("window_unread"));
        }
        if content.reading == Reading::NotFound && self.view.is_some() {
            gaps.push(content.gap());
        }
        if self.windows.is_empty() && share::share_dialog_unrecognised(snapshot) {
            gaps.push(Message::new("gap_share_dialog"));
        }
        gaps.extend(frame_gap(snapshot));
        match &self.view {
            None if self.is_found_out => {}
            None => gaps.push(Message::new("gap_not_a_page")),
            Some(view) => {
                gaps.extend(audience::gaps_of(&view.page, Message::new("confluence_page")));
            }
        }
        gaps
    }

    /// What is to be said of it.
    fn said(&self, judged: &Judged<'_>, guards: Vec<Guard>, findings: Vec<Finding>) -> Said {
        let Judged { content, found, register, .. } = *judged;
        let gaps = self.gaps(content);
        let asking = content.reading == Reading::Unfinished || self.is_asking();
        // The site's front page, a list, a search: nothing on it is a page's, and nothing is shared
        // there. A strip that says so each time is soon not seen.
        let is_elsewhere = self.view.is_none()
            && content.reading != Reading::Read
            && gaps.len() == 1
            && guards.is_empty()
            && !found.is_sensitive(content.scale);
        Said {
            state: if is_elsewhere { State::NotChecked } else { state(&gaps, asking) },
            page: self.address.page_id.clone(),
            path: self.path(),
            content: match is_elsewhere {
                true => Message::new("content_not_checked"),
                false => content_sentence(content),
            },
            opened: self.opened(asking, register),
            source: self.source(),
            reminder: reminder::reminder(content, self.view.as_ref()),
            gaps_in_strip: gaps.clone(),
            is_lacking: !gaps.is_empty() && !is_elsewhere,
            remember: self.to_remember(),
            asking,
            gaps,
            findings,
            guards,
        }
    }

    /// What is wrong with it. Nothing is, before it is published.
    fn findings(
        &self,
        content: Content<'_>,
        title: &[Evidence],
        register: &mut Register<'_>,
    ) -> Vec<Finding> {
        let case = self.case;
        let Some(view) = self.view.as_ref().filter(|view| !view.is_draft()) else {
            return Vec::new();
        };
        let mentioned = mentioned(&case.snapshot);
        let shut_out = who::mention::shut_out(&view.page, &mentioned, register);
        findings::findings(&Subject {
            view,
            evidence: content.evidence,
            files: content.files,
            title,
            scale: content.scale,
            record: record::of_page(case, view.about, content.scale.policy()),
            page: content.page,
            space: content.space,
            path: content.path,
            shut_out: &shut_out,
            is_copy: case.kept.is_copy(&case.snapshot.title),
            kept: &case.kept,
        })
    }

    /// Who can open it, in words.
    fn opened(&self, asking: bool, register: &Register<'_>) -> Opened {
        let Some(view) = &self.view else {
            return match self.is_found_out {
                true => Opened {
                    short: Message::new("audience_asking"),
                    ..Opened::untold("audience_asking")
                },
                false => Opened::untold("gap_not_a_page"),
            };
        };
        Opened {
            audience: audience::sentence(view, register, Detail::Full),
            brief: audience::sentence(view, register, Detail::Brief),
            short: audience::short(view),
            readers: audience::lines(&view.page),
            whole: !asking && view.page.gaps.is_empty() && !view.is_draft(),
        }
    }

    /// The digest of its title while it is restricted, so that a copy can be told.
    fn source(&self) -> Option<String> {
        let restricted = self.view.as_ref().and_then(|view| view.page.restricted.yes());
        restricted.map(|_| kept::title_digest(&self.case.snapshot.title))
    }

    /// What only an open window tells: it may be shut by the next look at the page.
    fn to_remember(&self) -> Vec<(String, Fact)> {
        let Self { case, windows, .. } = self;
        let in_windows = windows.iter().map(|window| &window.share);
        let chosen = self.dialogs.iter().chain(in_windows).flat_map(|dialog| &dialog.recipients);
        let mut remember = who::to_remember(&share::sightings(&case.snapshot), chosen, &case.facts);
        let public_link = windows.iter().find_map(|window| window.public_link);
        if let (Some(page), Some(is_on)) = (&self.address.page_id, public_link) {
            let (key, link) = (fact::link_key(page), Fact::Public(is_on));
            if case.facts.get(&key) != Some(&link) {
                remember.push((key, link));
            }
        }
        remember
    }
}

/// Which page the start of a space shows; `None` where it is no such start.
fn start<'a>(address: &Address, register: &mut Register<'a>) -> Option<Answer<'a>> {
    let key = address.space_key.as_deref().filter(|_| address.start)?;
    register.wants.is_of_start();
    Some(register.look(ask::start(key)))
}
