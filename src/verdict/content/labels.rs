//! The labels of a page as a place where a marking is used (R13): a page
//! labelled `official-sensitive` is marked, whatever its text says.

use crate::detect::{self, Evidence, Place, Terms};
use crate::terms;

/// What is found in each of these texts, none of which is context for another.
pub(in crate::verdict) fn found(
    texts: &[String],
    place: Place,
    terms: Option<&Terms>,
) -> Vec<Evidence> {
    let scan = |text| terms::scan(detect::Text { text, context: "", place }, terms);
    let matches: Vec<_> = texts.iter().flat_map(|text| scan(text)).collect();
    detect::evidence(matches.iter())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::Confidence;
    use crate::policy::Layers;
    use crate::verdict::content::merged;

    fn rules(labels: &[&str], terms: Option<&Terms>) -> Vec<String> {
        let labels: Vec<String> = labels.iter().map(|label| (*label).to_owned()).collect();
        found(&labels, Place::Label, terms).iter().map(|found| found.rule.to_string()).collect()
    }

    #[test]
    fn a_label_marks_the_page() {
        assert_eq!(rules(&["official-sensitive", "q3"], None), ["marking-official-sensitive"]);
        assert_eq!(rules(&["top_secret"], None), ["marking-top-secret"]);
        assert!(rules(&["secret-santa", "officials", "how-to"], None).is_empty());
    }

    #[test]
    fn a_term_of_the_organisation_may_be_a_label() {
        let person = serde_json::json!({"terms": ["internal only"]});
        let person = person.as_object().cloned().unwrap_or_default();
        let settings = Layers { person, ..Layers::default() };
        assert_eq!(rules(&["internal-only"], terms::of(&settings).as_ref()), ["internal only"]);
    }

    /// A page that talks of a marking and is labelled with it is marked.
    #[test]
    fn a_label_goes_before_a_mention() {
        let label = found(&["official-sensitive".to_owned()], Place::Label, None);
        for (text, sure) in [
            ("Draft OFFICIAL-SENSITIVE information", Confidence::Low),
            ("OFFICIAL-SENSITIVE", Confidence::High),
        ] {
            let known = found(&[text.to_owned()], Place::Body, None);
            assert_eq!(known[0].confidence, sure);
            let all = merged(&[&known, &label]);
            assert_eq!((all.len(), all[0].confidence), (1, Confidence::High), "{text}");
        }
    }
}
