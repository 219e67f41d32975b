//! Those whom a comment or reply mentions or names: whom a mention leads to the page, and which
//! colleagues a customer would read of (R150).

use crate::audience::access::Access;
use crate::audience::{Kind, Party, Register, signed_in};
use crate::message::Message;
use crate::page::composer::{Composer, Mode};
use crate::page::share::Chosen;
use crate::page::words::has_word;
use crate::verdict::content::page::Content;
use crate::verdict::question::question;
use crate::verdict::report::Interruption;
use crate::verdict::wording;

/// Those it mentions, and what to say of them (R150).
pub(super) fn mentions(
    composer: &Composer,
    mode: Mode,
    register: &mut Register<'_>,
) -> (Vec<Party>, Vec<Message>) {
    let mut parties = Vec::new();
    let mut lines = Vec::new();
    for mention in &composer.mentions {
        let chosen = Chosen { value: mention.id.clone(), name: mention.name.clone() };
        let party = register.recipient(&chosen);
        if mention.shut_out {
            lines.push(Message::new("composer_mention_shut_out").with(mention.name.as_str()));
        } else if party.kind.is_outside() && mode != Mode::Public {
            lines.push(Message::new("composer_mention_outside").with(wording::party(&party)));
        }
        // Somebody who cannot open the page will not read it there.
        if !mention.shut_out {
            parties.push(party);
        }
    }
    (parties, lines)
}

/// Whether a mention leads somebody to the page: not whoever could open it before.
pub(super) fn is_led(party: &Party, readers: Option<&Access>) -> bool {
    readers.is_none_or(|readers| {
        let is_reader = readers.members.iter().any(|one| one.party.value == party.value);
        !readers.gaps.is_empty() && !is_reader
    })
}

/// The question about mentioning somebody from outside on a sensitive work item: the notification leads
/// them to it. `None` if they could open it before.
pub(super) fn inviting(
    mentioned: &[Party],
    content: Content<'_>,
    readers: Option<&Access>,
) -> Option<Interruption> {
    let invited: Vec<Party> =
        mentioned.iter().filter(|party| is_led(party, readers)).cloned().collect();
    let mut asked = question(&invited, content)?;
    asked.title = Message::new("composer_mention_asks");
    asked.back = Message::new("composer_back");
    asked.go_on = asked.go_on.take().map(|_| Message::new("composer_go_on"));
    asked.key.push('m');
    Some(asked)
}

/// The colleagues it names, apart from the writer.
pub(super) fn colleagues(
    text: &str,
    composer: &Composer,
    readers: Option<&Access>,
    register: &Register<'_>,
) -> Vec<String> {
    let me = signed_in(register.facts()).map_or("", |me| me.id.as_str());
    let inside = readers.into_iter().flat_map(|access| access.of_kind(Kind::Internal));
    let others = inside.map(|member| &member.party).filter(|party| party.value != me);
    let mentioned: Vec<&str> =
        composer.mentions.iter().map(|mention| mention.id.as_str()).collect();
    let is_named = |party: &&Party| {
        mentioned.contains(&party.value.as_str())
            // A first name alone may be anybody's.
            || (party.name.contains(' ') && has_word(text, &party.name))
    };
    others.filter(is_named).map(|party| party.name.clone()).collect()
}
