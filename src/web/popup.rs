//! The popup: this page's verdict, in full.

use crate::message::Message;
use crate::verdict::content::Severity;
use crate::verdict::report::{EvidenceLine, State};
use gloo::utils::document;
use js_sys::Function;
use serde::Deserialize;
use wasm_bindgen::JsValue;
use web_sys::Element;

/// What the open tab answered.
#[derive(Deserialize)]
pub struct View {
    /// The last report; absent when there is none.
    #[serde(default)]
    report: Option<Shown>,
    /// Why there is none.
    #[serde(default)]
    why: Option<Message>,
}

/// What the popup shows of a [report](crate::verdict::report::Report), whose
/// fields these are. The rest is not read: each type that is costs kilobytes.
#[derive(Deserialize)]
struct Shown {
    state: State,
    gaps: Vec<Message>,
    audience: Message,
    readers: Vec<Message>,
    content: Message,
    evidence: Vec<EvidenceLine>,
    #[serde(default)]
    findings: Vec<ShownFinding>,
}

/// What the popup shows of a [finding](crate::verdict::findings::Finding).
#[derive(Deserialize)]
struct ShownFinding {
    rule: String,
    severity: Severity,
    title: Message,
    who: Vec<Message>,
    evidence: Vec<Message>,
    why: Message,
    advice: Message,
    sure: Message,
}

/// Turns messages into words by calling back into the page.
pub struct Say(Function);

impl Say {
    /// `say` takes a message and returns a string.
    pub fn new(say: Function) -> Self {
        Self(say)
    }

    fn words(&self, message: &Message) -> Result<String, JsValue> {
        let message = super::to_js(message)?;
        let words = self.0.call1(&JsValue::NULL, &message)?;
        Ok(words.as_string().unwrap_or_default())
    }
}

/// Replaces the content of `root` by the view.
pub fn show(root: &Element, view: &View, say: &Say) -> Result<(), JsValue> {
    root.set_text_content(None);
    match &view.report {
        Some(report) => show_report(root, report, say),
        None => {
            verdict(root, State::NotChecked, say)?;
            match &view.why {
                Some(why) => paragraph(root, why, say),
                None => Ok(()),
            }
        }
    }
}

fn show_report(root: &Element, report: &Shown, say: &Say) -> Result<(), JsValue> {
    append(root, "p", "headline")?.set_text_content(Some(&say.words(&report.content)?));
    verdict(root, report.state, say)?;
    if !report.evidence.is_empty() {
        let list = append(root, "ul", "evidence")?;
        for line in &report.evidence {
            evidence(&list, line, say)?;
        }
    }

    if !report.findings.is_empty() {
        let findings = section(root, &Message::new("popup_findings"), say)?;
        for one in &report.findings {
            finding(&findings, one, say)?;
        }
    }

    let audience = section(root, &Message::new("popup_audience"), say)?;
    paragraph(&audience, &report.audience, say)?;
    list(&audience, &report.readers, say)?;

    if !report.gaps.is_empty() {
        let gaps = section(root, &Message::new("popup_gaps"), say)?;
        list(&gaps, &report.gaps, say)?;
    }
    Ok(())
}

/// The state in one word, with a mark that differs in shape as well as colour.
fn verdict(root: &Element, state: State, say: &Say) -> Result<(), JsValue> {
    let (class, mark, word) = match state {
        State::Checked => ("checked", "\u{2713}", "state_checked"),
        State::Checking => ("checking", "\u{2026}", "state_checking"),
        State::CannotTell => ("cannot-tell", "?", "state_cannot_tell"),
        State::NotChecked => ("not-checked", "\u{2013}", "state_not_checked"),
    };
    let line = append(root, "p", &format!("verdict {class}"))?;
    line.set_attribute("role", "status")?;
    let sign = append(&line, "span", "mark")?;
    sign.set_attribute("aria-hidden", "true")?;
    sign.set_text_content(Some(mark));
    let text = append(&line, "span", "word")?;
    text.set_text_content(Some(&say.words(&Message::new(word))?));
    Ok(())
}

fn evidence(list: &Element, line: &EvidenceLine, say: &Say) -> Result<(), JsValue> {
    let item = append(list, "li", "")?;
    severity(&item, line.severity, say)?;
    let name = append(&item, "span", "name")?;
    name.set_text_content(Some(&say.words(&line.name)?));
    let sure = append(&item, "span", "sure")?;
    sure.set_text_content(Some(&say.words(&line.confidence_name)?));
    if !line.excerpts.is_empty() {
        let excerpts = append(&item, "span", "excerpts")?;
        for excerpt in &line.excerpts {
            append(&excerpts, "code", "")?.set_text_content(Some(excerpt));
        }
    }
    Ok(())
}

/// The severity, as a word in a box.
fn severity(parent: &Element, severity: Severity, say: &Say) -> Result<(), JsValue> {
    let (class, word) = match severity {
        Severity::Critical => ("severity critical", "severity_critical"),
        Severity::High => ("severity high", "severity_high"),
        Severity::Medium => ("severity medium", "severity_medium"),
        Severity::Low => ("severity low", "severity_low"),
    };
    append(parent, "span", class)?.set_text_content(Some(&say.words(&Message::new(word))?));
    Ok(())
}

/// A finding: its severity and what it is; the rest when it is opened.
fn finding(parent: &Element, finding: &ShownFinding, say: &Say) -> Result<(), JsValue> {
    let details = append(parent, "details", "finding")?;
    let summary = append(&details, "summary", "")?;
    severity(&summary, finding.severity, say)?;
    append(&summary, "span", "name")?.set_text_content(Some(&say.words(&finding.title)?));
    list(&details, &finding.who, say)?;
    list(&details, &finding.evidence, say)?;
    paragraph(&details, &finding.why, say)?;
    paragraph(&details, &finding.advice, say)?;
    let sure = append(&details, "p", "sure")?;
    sure.set_text_content(Some(&say.words(&finding.sure)?));
    append(&sure, "span", "rule")?.set_text_content(Some(&finding.rule));
    Ok(())
}

fn section(root: &Element, title: &Message, say: &Say) -> Result<Element, JsValue> {
    let section = append(root, "section", "")?;
    append(&section, "h2", "")?.set_text_content(Some(&say.words(title)?));
    Ok(section)
}

fn paragraph(parent: &Element, message: &Message, say: &Say) -> Result<(), JsValue> {
    append(parent, "p", "")?.set_text_content(Some(&say.words(message)?));
    Ok(())
}

fn list(parent: &Element, messages: &[Message], say: &Say) -> Result<(), JsValue> {
    if messages.is_empty() {
        return Ok(());
    }
    let list = append(parent, "ul", "")?;
    for message in messages {
        append(&list, "li", "")?.set_text_content(Some(&say.words(message)?));
    }
    Ok(())
}

fn append(parent: &Element, tag: &str, class: &str) -> Result<Element, JsValue> {
    let element = document().create_element(tag)?;
    if !class.is_empty() {
        element.set_attribute("class", class)?;
    }
    parent.append_child(&element)?;
    Ok(element)
}
