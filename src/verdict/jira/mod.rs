//! Judges a page of Jira: a work item wherever it stands, a filter, a dashboard,
//! a board (R44, R54, R56, R58, R140, R144, R150).

pub(super) mod window;
pub(super) mod words;

use crate::audience::access::{Gap, GapIn};
use crate::audience::ask::Wants;
use crate::audience::fact::Unread;
use crate::audience::jira::{self as who, ItemView, Thing};
use crate::audience::mention::outsiders;
use crate::audience::page::PageView;
use crate::audience::portal::request;
use crate::audience::{Party, Register, to_remember};
use crate::message::Message;
use crate::page::address::{Address, Product};
use crate::page::composer as composers;
use crate::page::jira::{self as page, Place, Wording};
use crate::page::jira_window::{self as windows, JiraWindow};
use crate::page::share::{self, Chosen, ShareDialog};
use crate::policy::Policy;
use crate::verdict::audience::Detail;
use crate::verdict::content::Reading;
use crate::verdict::content::page::Content;
use crate::verdict::files::uploads;
use crate::verdict::findings::jira::{self as rules, About};
use crate::verdict::findings::{Finding, Subject};
use crate::verdict::found::Found;
use crate::verdict::judged::{Judged, Opened, Said, content_sentence, state};
use crate::verdict::report::{Guard, Report, State};
use crate::verdict::scale::Scale;
use crate::verdict::writing::line::{self, Line};
use crate::verdict::writing::{composer, create, portal};
use crate::verdict::{Case, audience, frame_gap, mentioned, not_checked, record, sharing};
use window::Nouns;
use words::{Seen, item_key, item_noun, lines, noun, sentence, short, space_noun};

/// Judges a page of Jira.
pub fn judge(case: &Case, address: &Address) -> Report {
    let is_portal = address.product == Product::Portal;
    if is_portal && address.page_id.is_none() && !portal::is_written(&case.snapshot) {
        return not_checked(Message::new("jira_gap_portal"));
    }
    let policy = Policy::from_layers(&case.settings);
    let wants = Wants::after(&case.asked).in_jira();
    let mut register =
        Register::new(&policy, &case.facts, wants).mentioning(mentioned(&case.snapshot));
    let page = Page::read(case, address, &mut register);

    let view = page.view();
    let (url, space) = (&case.snapshot.url, address.space_key.as_deref());
    let scale = Scale::new(&policy).at(address.product, url, Some(page.name()), space);
    let called = Some(item_noun(page.naming));
    let found = Found::on_page(case, &case.evidence, view, called, &scale);
    let content = Content {
        noun: if page.is_portal { "portal_request" } else { item_key(page.naming) },
        ..found.content(&scale, case.reading, page.name())
    };

    let given = found.given(content, view.is_some_and(|view| view.undescribed));
    let outside = uploads::outside(case, view.map(|view| &view.page));
    let (mut guards, leak) = page.guards(given, &mut register);
    guards.extend(uploads::guard(case, &found.put_in, given, &outside));
    let of_space = page.record_of_space(&scale, &mut register);
    let findings = page.findings(content, leak, &mut register);

    let judged = Judged {
        case,
        address,
        register: &register,
        view,
        found: &found,
        content,
        outside: &outside,
    };
    judged.report(page.said(&judged, guards, findings, of_space))
}

/// Who can see something, in words.
fn opened(seen: &Seen<'_>, asking: bool, naming: Wording, register: &Register<'_>) -> Opened {
    Opened {
        audience: sentence(seen, naming, register, Detail::Full),
        brief: sentence(seen, naming, register, Detail::Brief),
        short: short(seen),
        readers: lines(seen),
        whole: !asking && seen.view().page.gaps.is_empty(),
    }
}

/// The page to be judged.
struct Page<'a> {
    case: &'a Case,
    address: &'a Address,
    place: Place,
    /// The key of the work item or request.
    key: Option<&'a str>,
    is_portal: bool,
    naming: Wording,
    /// What can be seen on it, and by whom.
    seen: Option<Seen<'a>>,
    open: Open,
}

impl<'a> Page<'a> {
    /// Reads what the site says of it.
    fn read(case: &'a Case, address: &'a Address, register: &mut Register<'a>) -> Self {
        let mut page = Self {
            case,
            address,
            place: address.jira.clone().unwrap_or(Place::Other),
            key: address.page_id.as_deref().or_else(|| page::shown_key(&case.snapshot)),
            is_portal: address.product == Product::Portal,
            naming: page::wording(&case.snapshot),
            seen: None,
            open: Open { dialogs: share::share_dialogs(&case.snapshot), windows: Vec::new() },
        };
        page.open.windows = windows::jira_windows(&case.snapshot, page.thing().is_some());
        page.seen = match page.key {
            Some(key) if page.is_portal => Some(Seen::Request(request(key, register))),
            Some(key) => {
                let mut item = who::item(key, register);
                if page.open.gives() {
                    item.read_changes(key, register);
                }
                Some(Seen::Item(item))
            }
            None => page.thing().map(|thing| Seen::shared(thing, register)),
        };
        page
    }

    /// The name under which the day's answers about it are remembered.
    fn name(&self) -> &'a str {
        self.key.unwrap_or(&self.case.snapshot.url)
    }

    /// Where it is on the site, where it is a work item or request.
    fn path(&self) -> Option<String> {
        self.key.map(|key| match self.is_portal {
            true => path(&self.case.snapshot.url).to_owned(),
            false => ["/browse/", key].concat(),
        })
    }

    /// What it shows that is shared by itself.
    fn thing(&self) -> Option<Thing<'_>> {
        match &self.place {
            Place::Filter(id) => Some(Thing::Filter(id)),
            Place::Dashboard(id) => Some(Thing::Dashboard(id)),
            Place::Board(id, _) => Some(Thing::Board(id)),
            _ => None,
        }
    }

    /// Who can see it.
    fn view(&self) -> Option<&PageView<'a>> {
        self.seen.as_ref().map(Seen::view)
    }

    /// The work item or request.
    fn item(&self) -> Option<&ItemView<'a>> {
        self.seen.as_ref().and_then(Seen::item)
    }

    /// The clock of the space that it shows, where it is no work item.
    fn record_of_space(&self, scale: &Scale<'_>, register: &mut Register<'_>) -> record::OfSpace {
        match self.key {
            None => {
                let called = (scale, space_noun(self.naming));
                record::of_space(self.case, &self.place, called, register)
            }
            Some(_) => record::OfSpace::default(),
        }
    }

    /// What is to happen in every window and composer that is open. Then, where a customer is about to
    /// read what is not meant for them: whether that is sensitive.
    fn guards(
        &self,
        content: Content<'_>,
        register: &mut Register<'_>,
    ) -> (Vec<Guard>, Option<bool>) {
        let (case, item) = (self.case, self.item());
        let readers = self.view().map(|view| &view.page);
        let mut guards = Vec::new();
        for dialog in &self.open.dialogs {
            guards.push(sharing::guard(dialog, case, content, readers, register));
        }
        let mut leak = None;
        if self.is_portal {
            guards.extend(portal::guards(case, content.scale, item));
        } else {
            let customers = item.map_or_else(Vec::new, ItemView::customers);
            let space = space_noun(self.naming);
            guards.extend(create::guard(case, content.scale, &item_noun(self.naming), &space));
            guards.extend(self.lines_in_place(content, &customers));
            for composer in self.in_composers(content, &customers, register) {
                leak = leak.max(composer.leak);
                guards.push(composer.guard);
            }
        }
        // What somebody writes in a window was judged above.
        let written: Vec<u32> = guards.iter().map(|guard| guard.form).collect();
        guards.extend(self.in_windows(content, &written, register));
        (guards, leak)
    }

    /// Judges the windows in which somebody is let in, without those where what is `written` was judged.
    fn in_windows(
        &self,
        content: Content<'_>,
        written: &[u32],
        register: &mut Register<'_>,
    ) -> Vec<Guard> {
        let readers = self.view().map(|view| &view.page);
        let seen = self.seen.as_ref();
        let around = window::Around {
            content,
            now: readers.filter(|_| self.key.is_none()),
            readers,
            spaces: match seen {
                Some(Seen::Shared(shared, _)) => &shared.spaces,
                _ => &[],
            },
            acknowledged: &self.case.acknowledged,
            pressed: self.case.pressed,
            nouns: &Nouns {
                thing: seen.map_or_else(|| item_noun(self.naming), |seen| noun(seen, self.naming)),
                space: space_noun(self.naming),
            },
        };
        let is_written = |window: &JiraWindow| {
            window.kind == windows::Kind::Unrecognised && written.contains(&window.dialog)
        };
        let mut guards = Vec::new();
        for window in self.open.windows.iter().filter(|window| !is_written(window)) {
            guards.extend(window::guards(window, around, register));
        }
        guards
    }

    /// Judges the lines that are edited in place.
    fn lines_in_place(&self, content: Content<'_>, customers: &[Party]) -> Vec<Guard> {
        let (case, item) = (self.case, self.item());
        let readers = self.view().map(|view| &view.page);
        let is_request = item.and_then(ItemView::is_request) == Some(true);
        let about = line::About {
            readers,
            customers: if is_request { customers } else { &[] },
            organisations: item.map_or(&[], ItemView::organisations),
            // What only administrators are told is missing on every page.
            is_told: readers
                .is_some_and(|readers| !readers.asking && readers.gaps.iter().all(is_for_admins)),
            item: item_noun(self.naming),
            acknowledged: &case.acknowledged,
        };
        let mut guards = Vec::new();
        // Nothing is known of who can open one that is not made yet.
        let unmade = line::About {
            readers: None,
            customers: &[],
            organisations: &[],
            is_told: true,
            ..about.clone()
        };
        for (name, line, about) in [
            ("summary-edit", Line::Summary, &about),
            ("field-edit", Line::Field, &about),
            ("card-create", Line::Summary, &unmade),
        ] {
            for node in case.snapshot.all(name) {
                guards.push(line::guard(line, node, case.draft(node.n), content, about));
            }
        }
        guards
    }

    /// Judges the composers that are open.
    fn in_composers(
        &self,
        content: Content<'_>,
        customers: &[Party],
        register: &mut Register<'_>,
    ) -> Vec<composer::Judged> {
        let (case, item) = (self.case, self.item());
        let around = composer::Around {
            case,
            scale: content.scale,
            page: content.page,
            readers: item.map(|item| &item.view.page),
            customers,
            item,
            request: item.and_then(ItemView::is_request),
            content: Some(content),
        };
        let mut open = composers::composers(&case.snapshot);
        // Without a work item nothing tells what a window is about.
        if item.is_some() {
            open.extend(composers::writing_windows(&case.snapshot));
        }
        open.iter().map(|composer| composer::judge(composer, around, register)).collect()
    }

    /// What is to be said of it.
    fn said(
        &self,
        judged: &Judged<'_>,
        guards: Vec<Guard>,
        findings: Vec<Finding>,
        of_space: record::OfSpace,
    ) -> Said {
        let Judged { case, content, register, view, .. } = *judged;
        let gaps = self.gaps(content);
        let is_checked = self.seen.is_some() || self.is_portal;
        let asking = (self.key.is_some() && case.reading == Reading::Unfinished)
            || view.is_some_and(|view| view.page.asking);
        Said {
            // Where nothing is seen nothing is checked but what is done in windows.
            state: if is_checked { state(&gaps.all(), asking) } else { State::NotChecked },
            page: self.key.map(str::to_owned),
            path: self.path().or(of_space.path),
            content: match (self.key, self.is_portal) {
                (Some(_), _) => content_sentence(content),
                (None, true) => Message::new("portal_content"),
                (None, false) => Message::new("jira_content_names"),
            },
            opened: match &self.seen {
                Some(seen) => opened(seen, asking, self.naming, register),
                None if self.is_portal => Opened::untold("portal_sentence"),
                None => Opened { whole: of_space.whole, ..Opened::untold("audience_not_a_page") },
            },
            // What a work item was copied from is not read.
            source: None,
            reminder: None,
            gaps_in_strip: gaps.said(),
            is_lacking: gaps.are_lacking(is_checked),
            gaps: gaps.all(),
            findings: findings.into_iter().chain(of_space.found).collect(),
            remember: to_remember(
                &share::sightings(&case.snapshot),
                self.open.chosen(),
                &case.facts,
            ),
            asking,
            guards,
        }
    }

    /// What could not be checked, and why.
    fn gaps(&self, content: Content<'_>) -> Gaps {
        Gaps {
            of_page: self.gaps_of_page(content),
            of_readers: self.gaps_of_readers(),
            is_usual: match self.view() {
                Some(view) => view.page.gaps.iter().all(is_for_admins),
                None => self.is_portal,
            },
            is_list: matches!(self.seen, Some(Seen::Shared(..))),
        }
    }

    fn gaps_of_page(&self, content: Content<'_>) -> Vec<Message> {
        let Open { dialogs, windows } = &self.open;
        let snapshot = &self.case.snapshot;
        let mut gaps: Vec<Message> = Vec::new();
        if !snapshot.all("share-popup").is_empty() && dialogs.is_empty() {
            gaps.push(Message::new("gap_share_dialog"));
        }
        let is_unknown = |window: &&JiraWindow| window.kind == windows::Kind::Unrecognised;
        for _ in windows.iter().filter(is_unknown) {
            gaps.push(Message::new("jira_gap_window"));
        }
        gaps.extend(frame_gap(snapshot));
        if self.is_portal && portal::is_unrecognised(snapshot) {
            gaps.push(Message::new("portal_gap_form"));
        }
        if self.key.is_some() && self.case.reading == Reading::NotFound {
            gaps.push(content.gap());
        }
        gaps
    }

    fn gaps_of_readers(&self) -> Vec<Message> {
        let mut gaps: Vec<Message> = Vec::new();
        if self.is_portal {
            // No interface lists who works on requests.
            gaps.push(Message::new("portal_gap_staff"));
        }
        if let Some(Seen::Request(request)) = &self.seen
            && request.hides_organisations()
        {
            gaps.push(Message::new("portal_gap_organisations"));
        }
        let naming = self.naming;
        match &self.seen {
            None if self.is_portal => {}
            None => gaps.push(Message::new("jira_gap_no_item").with(item_noun(naming))),
            Some(seen) => {
                gaps.extend(audience::gaps_of(&seen.view().page, noun(seen, naming)));
            }
        }
        gaps
    }

    /// What is wrong with what is on it and who can see it. The portal is another organisation's.
    fn findings(
        &self,
        content: Content<'_>,
        leak: Option<bool>,
        register: &mut Register<'_>,
    ) -> Vec<Finding> {
        let case = self.case;
        let Some(seen) = self.seen.as_ref().filter(|_| !self.is_portal) else {
            return Vec::new();
        };
        let mentioned = outsiders(register);
        let (item, comments) = match seen {
            Seen::Item(item) if item.is_request() == Some(true) => (Some(item), item.comments),
            Seen::Item(item) => (Some(item), &[][..]),
            Seen::Request(_) | Seen::Shared(..) => (None, &[][..]),
        };
        let about = About {
            item: noun(seen, self.naming),
            space: space_noun(self.naming),
            leak,
            restricted_and_public: comments
                .iter()
                .filter(|comment| comment.public == Some(true) && comment.only.is_some())
                .count(),
        };
        let path = self.path().unwrap_or_else(|| path(&case.snapshot.url).to_owned());
        let subject = Subject {
            view: seen.view(),
            evidence: content.evidence,
            files: content.files,
            scale: content.scale,
            title: &case.title,
            page: content.page,
            space: self.address.space_key.as_deref(),
            path: &path,
            shut_out: &mentioned,
            record: item.and_then(|item| record::of_item(case, item.item, content.scale.policy())),
            is_copy: false,
            kept: &case.kept,
        };
        rules::findings(&subject, &about)
    }
}

/// The dialogs and windows in which it is shared, or somebody let in.
struct Open {
    dialogs: Vec<ShareDialog>,
    windows: Vec<JiraWindow>,
}

impl Open {
    /// Whether somebody is about to be given the work item.
    fn gives(&self) -> bool {
        use windows::Kind::{Field, Watchers};
        !self.dialogs.is_empty()
            || self.windows.iter().any(|window| matches!(window.kind, Watchers(_) | Field(_)))
    }

    /// Everybody who is chosen.
    fn chosen(&self) -> impl Iterator<Item = &Chosen> {
        let added = self.windows.iter().flat_map(|window| match &window.kind {
            windows::Kind::People { chosen, .. } => &chosen[..],
            _ => &[],
        });
        self.dialogs.iter().flat_map(|dialog| &dialog.recipients).chain(added)
    }
}

/// What could not be checked, and why.
struct Gaps {
    /// Of the page and what is open on it.
    of_page: Vec<Message>,
    /// Of those who can see it.
    of_readers: Vec<Message>,
    /// Whether these are missing on every page, because Jira tells only its administrators. The sentence
    /// about who can see it says so already.
    is_usual: bool,
    /// Whether it is a list, whose entries are not read. The sentence about its content says so already.
    is_list: bool,
}

impl Gaps {
    fn all(&self) -> Vec<Message> {
        let mut all = self.said_at_most();
        all.extend(self.is_list.then(|| Message::new("jira_gap_entries")));
        all
    }

    fn said_at_most(&self) -> Vec<Message> {
        [&self.of_page[..], &self.of_readers].concat()
    }

    /// Those that the strip says.
    fn said(&self) -> Vec<Message> {
        if self.is_usual { self.of_page.clone() } else { self.said_at_most() }
    }

    /// Whether they call for attention on a page of which something `is_checked`.
    fn are_lacking(&self, is_checked: bool) -> bool {
        !self.of_page.is_empty() || (is_checked && !self.is_usual && !self.of_readers.is_empty())
    }
}

fn is_for_admins(gap: &Gap) -> bool {
    match &gap.what {
        GapIn::Space => gap.why == Some(Unread::Forbidden),
        GapIn::Level(_) => true,
        _ => false,
    }
}

fn path(url: &str) -> &str {
    let rest = url.strip_prefix("https://").unwrap_or_default();
    rest.find('/').and_then(|at| rest.get(at..)).unwrap_or("/")
}
