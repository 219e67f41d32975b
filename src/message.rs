//! What Doorward says, before it is in words.
//!
//! The core names a sentence of the message catalogue
//! (`extension/_locales/*/messages.json`) and hands over what goes into it. The
//! words are chosen where they are shown, because plural forms and lists are
//! matters of the reader's language. So no sentence stands in the code, and a
//! new language needs no new code.

use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// One sentence or phrase: a key of the catalogue and its arguments.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// The key. With a `count`, the catalogue holds `key_one` and `key_other`
    /// (and whatever other plural forms its language has).
    pub key: Cow<'static, str>,
    /// What goes into `$1`, `$2`, …
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub args: Vec<Arg>,
    /// Chooses the plural form. Where there is one, it is also `$1`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub count: Option<u32>,
}

/// What may stand in a gap of a sentence, as an object with one key:
/// `{"text": "Dana Reyes"}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Arg {
    /// A number.
    Count(u32),
    /// Words from the page or the policy, shown as they are: a name, an excerpt.
    Text(String),
    /// A day of the calendar, in days since 1970-01-01.
    Day(i32),
    /// Another message.
    Message(Message),
    /// Several, joined as the language joins a list ("a, b and c").
    List(Vec<Arg>),
}

impl Message {
    /// The sentence of that key, with no gaps filled yet.
    pub fn new(key: &'static str) -> Self {
        Self { key: Cow::Borrowed(key), args: Vec::new(), count: None }
    }

    /// A sentence that depends on a number, which becomes its `$1`.
    pub fn counted(key: impl Into<Cow<'static, str>>, count: usize) -> Self {
        let count = u32::try_from(count).unwrap_or(u32::MAX);
        Self { key: key.into(), args: vec![Arg::Count(count)], count: Some(count) }
    }

    /// Fills the next gap.
    #[must_use]
    pub fn with(mut self, arg: impl Into<Arg>) -> Self {
        self.args.push(arg.into());
        self
    }
}

impl Arg {
    /// The first `most` of a list, and in their place how many more there are: a sentence of the key
    /// `more`. With one more than `most`, all of them.
    pub fn first(mut all: Vec<Message>, most: usize, more: &'static str) -> Self {
        if all.len() > most + 1 {
            let rest = all.len() - most;
            all.truncate(most);
            all.push(Message::counted(more, rest));
        }
        all.into_iter().collect()
    }
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Arg::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Arg::Text(text)
    }
}

impl From<Message> for Arg {
    fn from(message: Message) -> Self {
        Arg::Message(message)
    }
}

impl<T: Into<Arg>> FromIterator<T> for Arg {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        Arg::List(items.into_iter().map(Into::into).collect())
    }
}
