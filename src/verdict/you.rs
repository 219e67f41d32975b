//! What the site says of the signed-in person, for the checklist.

use crate::audience::ask;
use crate::audience::fact::{self, Fact, Facts, SpaceFact};
use crate::page::address::Address;

/// The facts about the person and about what they may do on this page and in its space, without
/// those about others.
pub(super) fn you(facts: &Facts, address: &Address) -> Vec<(String, Fact)> {
    let page = address.page_id.as_deref().and_then(|id| {
        // What was never published is there as a draft alone.
        let keys = [ask::draft(id).key, ask::page(id).key];
        keys.iter().find_map(|key| facts.get_key_value(key))
    });
    let space = page.and_then(|(_, about)| match about {
        Fact::Page(about) => facts.get_key_value(&fact::key("space:", &about.space)),
        _ => None,
    });
    let me = facts.get_key_value(fact::ME);
    [me, page, space]
        .into_iter()
        .flatten()
        .map(|(key, fact)| {
            let fact = match fact {
                Fact::Space(space) => {
                    Fact::Space(SpaceFact { grants: Vec::new(), ..space.clone() })
                }
                other => other.clone(),
            };
            (key.clone(), fact)
        })
        .collect()
}
