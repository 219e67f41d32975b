//! What crosses the boundary between the core and the browser; nothing else does.
//!
//! Each request is complete in itself and the core keeps nothing between two of
//! them. The background worker may therefore be stopped at any moment, and the
//! next one answers the next request as if nothing had happened.

use crate::audience::ask::{self, ATTACHED, LASTING, Want};
use crate::audience::fact::{self, Fact, Facts};
use crate::audience::learn::learn;
use crate::checklist::{self, Checklist, Standing};
use crate::detect::{self, Evidence, Family, Match, Place};
use crate::message::Message;
use crate::page::address::{Address, Product};
use crate::page::landmarks::{self, Landmark, OUTLINED, READING};
use crate::policy::{self, Layers, Problem, Setting};
use crate::record;
use crate::terms::{self, Tried};
use crate::verdict::content::history;
use crate::verdict::report::Report;
use crate::verdict::review::{Review, Reviewed};
use crate::verdict::{self, Case};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// A request to the core, as an object with one key: `{"hello": {"url": "…"}}`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Request {
    /// What is to be collected on the page at this address? Answered by a plan.
    Hello {
        /// The address of the page.
        url: String,
    },
    /// What is in these texts? Answered by matches, a list for each text.
    Read {
        /// The texts, at most a few hundred at a time.
        texts: Vec<Passage>,
        /// The settings, for the organisation's terms.
        #[serde(default)]
        settings: Layers,
    },
    /// What do these terms find in this text, and which cannot be used?
    Try {
        /// A value of the setting `terms`, see docs/terms.md.
        terms: Value,
        /// The text.
        text: String,
    },
    /// What do these matches, of the whole page, amount to?
    Weigh {
        /// All matches of the page.
        matches: Vec<Match>,
    },
    /// What does this answer of the site say?
    Learn {
        /// The key of the want it answers. Answered by facts, each with its key.
        key: String,
        /// The HTTP status; 0 when no answer came.
        status: u16,
        /// The text of the answer.
        body: String,
        /// The settings, for the organisation's terms.
        #[serde(default)]
        settings: Layers,
    },
    /// Which page, in which space, is at this address? Answered by the page's id and
    /// the space's key, each `null` where there is none. A page of a space of Jira that is
    /// no work item, board or filter goes by the key of the space.
    Place {
        /// The address of the page.
        url: String,
        /// What is known of the site: which page stands at the start of a space.
        #[serde(default)]
        facts: Facts,
    },
    /// What is to be said and done?
    Judge(Box<Case>),
    /// How do these settings apply? Answered by every key and what is ignored.
    Settings(Layers),
    /// Which rules are there?
    Rules {},
    /// What belongs into a record of the page at this address? Answered by a record plan.
    Record {
        /// The address of the page.
        url: String,
    },
    /// What is to be read besides, as the page names comments, accounts and its space? Answered
    /// by wants.
    RecordMore {
        /// The comments whose replies are to be read, see [`record::more`].
        #[serde(default)]
        comments: Vec<String>,
        /// The ids of the accounts.
        #[serde(default)]
        accounts: Vec<String>,
        /// The id of the space.
        #[serde(default)]
        space: Option<String>,
    },
    /// What is the file of a record called? Answered by its name, without an ending.
    RecordName(record::Parts),
    /// How do this page, the account and the records stand?
    Checklist(Box<Standing>),
    /// What does the walk of a space review ask for next? Answered by a want.
    Walk(Walk),
    /// What is on these pages of a space, and who can open them?
    Review(Box<Review>),
}

/// What the walk of a space review is after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Walk {
    /// The signed-in person.
    Me,
    /// The space of this key.
    Space(String),
    /// The pages of the space of this id.
    Pages(String),
    /// The texts of the pages of these ids.
    Texts(Vec<String>),
    /// The titles alone.
    Titles(Vec<String>),
    /// The pages above the page of this id.
    Above(String),
}

/// One text of the page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passage {
    /// The text.
    pub text: String,
    /// Words that say what it is, such as a column header.
    #[serde(default)]
    pub context: String,
    /// Where it stands.
    #[serde(default)]
    pub place: Place,
}

/// The core's answer.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Response {
    /// To [`Request::Hello`].
    Plan(Plan),
    /// To [`Request::Read`].
    Matches(Vec<Vec<Match>>),
    /// To [`Request::Try`].
    Tried(Tried),
    /// To [`Request::Weigh`].
    Evidence(Vec<Evidence>),
    /// To [`Request::Learn`].
    Facts(Vec<(String, Fact)>),
    /// To [`Request::Place`].
    Place(Option<String>, Option<String>),
    /// To [`Request::Judge`].
    Report(Box<Report>),
    /// To [`Request::Settings`].
    Settings {
        /// Every key as it applies.
        settings: Vec<Setting>,
        /// What is ignored.
        problems: Vec<Problem>,
    },
    /// To [`Request::Rules`].
    Rules {
        /// The rules of detection: id and family.
        rules: Vec<(&'static str, Family)>,
        /// The findings: id and what each says.
        findings: Vec<(&'static str, Message)>,
    },
    /// To [`Request::Record`].
    Record(record::Plan),
    /// To [`Request::RecordMore`].
    Wants(Vec<Want>),
    /// To [`Request::RecordName`].
    Name(String),
    /// To [`Request::Checklist`].
    Checklist(Box<Checklist>),
    /// To [`Request::Walk`].
    Want(Want),
    /// To [`Request::Review`].
    Reviewed(Reviewed),
}

/// What to collect.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Plan {
    /// The product; `None` where the address belongs to none.
    pub product: Option<Product>,
    /// The landmarks to look for.
    pub landmarks: &'static [Landmark],
    /// What a report of what was recognised shows the build of.
    pub outlined: &'static str,
    /// How to cut content into blocks.
    pub reading: landmarks::Reading,
    /// The kinds of facts that no choice in a window changes.
    pub lasting: &'static [&'static str],
    /// The kinds of facts that tell which files are attached.
    pub attached: &'static [&'static str],
}

/// Answers a request.
pub fn answer(request: &Request) -> Response {
    match request {
        Request::Hello { url } => {
            let product = Address::parse(url).map(|address| address.product);
            Response::Plan(Plan {
                product,
                landmarks: product.map_or(&[], landmarks::of),
                outlined: OUTLINED,
                reading: READING,
                lasting: LASTING,
                attached: ATTACHED,
            })
        }
        Request::Read { texts, settings } => {
            let terms = terms::of(settings);
            let read = |passage: &Passage| {
                let text = detect::Text {
                    text: &passage.text,
                    context: &passage.context,
                    place: passage.place,
                };
                terms::scan(text, terms.as_ref())
            };
            Response::Matches(texts.iter().map(read).collect())
        }
        Request::Try { terms, text } => Response::Tried(terms::attempt(terms, text)),
        Request::Weigh { matches } => Response::Evidence(detect::evidence(matches.iter())),
        Request::Learn { key, status, body, settings } => {
            Response::Facts(match history::is_about(key) {
                true => history::learn(key, *status, body, settings),
                false => learn(key, *status, body),
            })
        }
        Request::Place { url, facts } => {
            let address = Address::parse(url).map(|address| fact::opened(facts, address));
            let (page, space) = address.map_or((None, None), |at| (at.record_id(), at.space_key));
            Response::Place(page, space)
        }
        Request::Judge(case) => Response::Report(Box::new(verdict::judge(case))),
        Request::Settings(layers) => {
            let mut problems = Vec::new();
            let settings = policy::settings(layers, &mut problems);
            problems.retain(|problem| problem.key != terms::KEY || problem.entry.is_none());
            problems
                .extend(terms::problems(layers).into_iter().filter(|term| term.entry.is_some()));
            Response::Settings { settings, problems }
        }
        Request::Rules {} => Response::Rules {
            rules: detect::rules().map(|rule| (rule.id, rule.family)).collect(),
            findings: verdict::findings::all().collect(),
        },
        Request::Record { url } => Response::Record(record::plan(url)),
        Request::RecordMore { comments, accounts, space } => {
            Response::Wants(record::more(comments, accounts, space.as_deref()))
        }
        Request::RecordName(parts) => Response::Name(record::file_name(parts)),
        Request::Checklist(standing) => {
            Response::Checklist(Box::new(checklist::checklist(standing)))
        }
        Request::Walk(walk) => Response::Want(match walk {
            Walk::Me => ask::signed_in(),
            Walk::Space(key) => ask::space_of_key(key),
            Walk::Pages(space) => ask::pages_of(space),
            Walk::Texts(pages) => ask::texts_of(pages),
            Walk::Titles(pages) => ask::titles_of(pages),
            Walk::Above(page) => ask::ancestors(page),
        }),
        Request::Review(review) => Response::Reviewed(verdict::review::review(review)),
    }
}
