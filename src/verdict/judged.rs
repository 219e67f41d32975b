//! The report on a page of either product, from what its own part of the judgement says of it.

use crate::audience::access::Told;
use crate::audience::domain::OwnDomains;
use crate::audience::fact::Fact;
use crate::audience::page::PageView;
use crate::audience::{Party, Register};
use crate::message::{Arg, Message};
use crate::page::address::Address;
use crate::severity::Severity;
use crate::verdict::content::page::Content;
use crate::verdict::content::{self, Reading};
use crate::verdict::files::{read_before, upload, uploads};
use crate::verdict::findings::{self, Finding};
use crate::verdict::found::Found;
use crate::verdict::report::{Badge, EvidenceLine, Guard, Panel, Report, Settled, State, Tone};
use crate::verdict::{Case, audience, names, observe, wording, you};

/// What a page of either product is judged by.
pub(super) struct Judged<'a> {
    pub(super) case: &'a Case,
    /// Where it is, as far as that was found out.
    pub(super) address: &'a Address,
    pub(super) register: &'a Register<'a>,
    /// Who can open it; `None` where it is not known what it is.
    pub(super) view: Option<&'a PageView<'a>>,
    pub(super) found: &'a Found<'a>,
    pub(super) content: Content<'a>,
    /// Those who can open a file as soon as it is put into it.
    pub(super) outside: &'a [Party],
}

/// What each product says of its page in its own way; the fields are those of the report.
pub(super) struct Said {
    pub(super) state: State,
    pub(super) page: Option<String>,
    pub(super) path: Option<String>,
    pub(super) content: Message,
    pub(super) opened: Opened,
    pub(super) asking: bool,
    pub(super) source: Option<String>,
    pub(super) reminder: Option<Panel>,
    pub(super) gaps: Vec<Message>,
    /// Those of them that the strip says, and whether they call for attention.
    pub(super) gaps_in_strip: Vec<Message>,
    pub(super) is_lacking: bool,
    pub(super) findings: Vec<Finding>,
    pub(super) guards: Vec<Guard>,
    pub(super) remember: Vec<(String, Fact)>,
}

/// Who can open a page, in the words of its product.
pub(super) struct Opened {
    pub(super) audience: Message,
    /// The same for the strip.
    pub(super) brief: Message,
    pub(super) short: Message,
    pub(super) readers: Vec<Message>,
    pub(super) whole: bool,
}

impl Opened {
    /// Of a page where it is not known who can open it.
    pub(super) fn untold(audience: &'static str) -> Self {
        Self {
            audience: Message::new(audience),
            brief: Message::new(audience),
            short: Message::new("audience_not_a_page"),
            readers: Vec::new(),
            whole: false,
        }
    }
}

impl Judged<'_> {
    /// The report: what the product says, and what follows for either from what was found.
    pub(super) fn report(&self, said: Said) -> Report {
        let Self { case, found, content, .. } = *self;
        let nobody = PageView::default();
        let view = self.view.unwrap_or(&nobody);
        let scale = content.scale;
        let (aside, findings): (Vec<Finding>, Vec<Finding>) =
            said.findings.into_iter().partition(|found| found.aside);
        let due = findings.iter().find(|found| findings::is_expiry(found));
        let urgent = urgent(&findings);
        let (tone, badge) = loudness(found.is_sensitive(scale), urgent, said.is_lacking);
        let report = Report {
            state: said.state,
            gaps: said.gaps,
            space: self.address.space_key.clone(),
            page: said.page,
            above: view.above.iter().map(|id| (*id).clone()).collect(),
            draft: view.is_draft(),
            strip: [
                strip(said.content.clone(), said.opened.brief.clone(), &said.gaps_in_strip),
                upload::holding(&found.put_in, scale),
                read_before::holding(&found.before, scale),
            ]
            .concat(),
            audience: said.opened.audience,
            brief: said.opened.brief,
            short: said.opened.short,
            readers: said.opened.readers,
            content: said.content,
            marking: content::marking(&found.evidence).map(str::to_owned),
            classification: view.classification.map(|level| level.name.clone()),
            evidence: evidence_lines(content),
            files: found.attached.clone(),
            outsiders: audience::outside(&view.page),
            unplaced: audience::unplaced(&view.page),
            space_outsiders: audience::outside(&view.space),
            asking: said.asking,
            whole: said.opened.whole,
            restricted: match view.page.restricted {
                Told::Yes(_) => Some(true),
                Told::No => Some(false),
                Told::CannotTell(_) => None,
            },
            source: said.source,
            path: said.path,
            due: due.map(due_sentence),
            due_key: due.map(|found| found.key.clone()),
            reminder: said.reminder,
            files_read: Vec::new(),
            uploaded: uploads::notice(&found.put_in, scale, self.outside),
            holds_files: !self.outside.is_empty(),
            you: you::you(&case.facts, self.address),
            urgent: urgent.map(urgent_sentence),
            tone,
            badge,
            findings,
            aside,
            guards: said.guards,
            wants: self.register.wants.clone().into(),
            remember: said.remember,
            names: names::named(self.register, view),
            settings: settled(self.register),
        };
        let report = observe::observed(report, self.register.policy(), &case.today);
        // While it is only observed, nothing waits.
        Report { files_read: uploads::to_keep(case, &report.guards), ..report }
    }
}

/// Says whose review date has passed.
fn due_sentence(found: &Finding) -> Message {
    Message::new("review_due").with(found.who.iter().cloned().collect::<Arg>())
}

/// How far a page was checked, of which these gaps are known.
pub(super) fn state(gaps: &[Message], asking: bool) -> State {
    match (gaps.is_empty(), asking) {
        (false, _) => State::CannotTell,
        (true, true) => State::Checking,
        (true, false) => State::Checked,
    }
}

/// What to act on soon: the worst of these findings, and of those the first.
fn urgent(findings: &[Finding]) -> Option<&Finding> {
    let worst = findings.iter().rev().max_by_key(|found| found.severity);
    worst.filter(|found| found.severity >= Severity::High)
}

/// How the strip and the toolbar button look. A strip that is red on every other page is soon not
/// seen, so it is that for what is critical alone.
fn loudness(is_sensitive: bool, urgent: Option<&Finding>, is_lacking: bool) -> (Tone, Badge) {
    let is_critical = urgent.is_some_and(|found| found.severity == Severity::Critical);
    match (is_sensitive || urgent.is_some(), is_lacking) {
        (true, _) if is_critical => (Tone::Warning, Badge::Sensitive),
        (true, _) => (Tone::Note, Badge::Sensitive),
        (false, true) => (Tone::CannotTell, Badge::CannotTell),
        (false, false) => (Tone::Quiet, Badge::Plain),
    }
}

/// What the settings decide beside the verdict.
fn settled(register: &Register<'_>) -> Settled {
    let policy = register.policy();
    Settled {
        hold_ms: policy.count("holdLimit"),
        review_days: policy.count("outsiderReviewInterval"),
        proposed_domain: match register.own_domains() {
            OwnDomains::FromSignedIn(domain) => Some(domain.clone()),
            OwnDomains::Stated(_) | OwnDomains::Unknown => None,
        },
        problems: policy.problems.clone(),
    }
}

/// How urgent a finding is, and what it is.
fn urgent_sentence(found: &Finding) -> Message {
    Message::new("strip_urgent").with(wording::severity(found.severity)).with(found.title.clone())
}

/// One line: content, audience, and what could not be read beside it.
fn strip(content: Message, audience: Message, gaps: &[Message]) -> Vec<Message> {
    let mut strip = vec![content, audience];
    let more: Vec<&Message> = gaps.iter().filter(|gap| !strip.contains(gap)).collect();
    match more.as_slice() {
        [one] => strip.push((*one).clone()),
        [] => {}
        many => strip.push(Message::new("gaps_many").with(Arg::Count(many.len() as u32))),
    }
    strip
}

/// What is on it, in one sentence.
pub(super) fn content_sentence(content: Content<'_>) -> Message {
    let sensitive = content.scale.sensitive(content.evidence);
    if !sensitive.is_empty() {
        return content.holds(&sensitive);
    }
    Message::new(match content.reading {
        Reading::Unfinished => "content_reading",
        Reading::NotFound => return content.gap(),
        Reading::Read => "content_none",
    })
    .with(Message::new(content.noun))
}

fn evidence_lines(content: Content<'_>) -> Vec<EvidenceLine> {
    let scale = content.scale;
    scale
        .by_severity(content.evidence)
        .into_iter()
        .map(|evidence| EvidenceLine {
            name: content::name(evidence),
            severity: scale.severity(evidence),
            confidence_name: wording::confidence(evidence.confidence),
            excerpts: wording::examples(evidence).to_vec(),
        })
        .collect()
}
