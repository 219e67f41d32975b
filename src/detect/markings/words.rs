//! The words of markings: the rules, what the matcher looks for, what goes
//! with a level, and what makes a use a mention. [`super`] judges.

use crate::rule::{Rule, rule};
use crate::words::{Words, words};

rule! {
    OFFICIAL = "marking-official", Marking, "uk_protective_marking";
    what: "OFFICIAL marking";
    source: "Government Security Classifications Policy, June 2023";
    finds: ["OFFICIAL", "Classification: OFFICIAL", "UK OFFICIAL", "OFFICIAL Page 3 of 12", "[OFFICIAL] Migration plan", "Subject: RE: OFFICIAL: room booking", "OFFICIAL-SENSITIVE\n\nThanks, agreed.\n\nFrom: Rae\nSent: Monday\n\nOFFICIAL\nCould you confirm?"];
    passes: ["official statistics", "the OFFICIAL tier", "Official launch party", "OFFICIAL, SECRET and TOP SECRET are the three tiers", "OFFICIAL PAGE", "| OFFICIAL | SECRET | TOP SECRET |", "OFFICIAL\nSECRET\nTOP SECRET", "- OFFICIAL: routine\n- SECRET: serious", "OFFICIAL\nFor most of the work.\n\nSECRET\nFor some of it.\n\nTOP SECRET\nFor the rest.", "| Tier | Kept |\n| OFFICIAL | here |\n| SECRET | elsewhere |"];
}
rule! {
    OFFICIAL_SENSITIVE = "marking-official-sensitive", Marking, "uk_protective_marking";
    what: "OFFICIAL-SENSITIVE marking";
    source: "Government Security Classifications Policy, June 2023";
    finds: ["OFFICIAL-SENSITIVE", "Official Sensitive", "OFFICIAL: SENSITIVE", "OFFICIAL-SENSITIVE\nTLP:AMBER", "**OFFICIAL-SENSITIVE - COMMERCIAL**", "Report for the board (OFFICIAL-SENSITIVE)", "This plan is classified OFFICIAL-SENSITIVE and must not leave the building", "{\"classification\": \"OFFICIAL-SENSITIVE\"}", "Classification: Official-sensitive"];
    passes: ["how to handle OFFICIAL-SENSITIVE information", "OFFICIAL-SENSITIVE training", "an official, sensitive to criticism", "Emails marked as OFFICIAL-SENSITIVE must be encrypted", "Is this OFFICIAL-SENSITIVE?", "If it is OFFICIAL-SENSITIVE, encrypt it", "OFFICIAL-SENSITIVE documents are kept for 7 years", "- OFFICIAL-SENSITIVE is no level of its own", "This system is accredited up to OFFICIAL-SENSITIVE", "Add [OFFICIAL-SENSITIVE] to the subject", "Example: OFFICIAL-SENSITIVE PERSONAL", "Board papers are usually OFFICIAL-SENSITIVE", "OFFICIAL-SENSITIVE: use when compromise would do harm", "As a rule, their files are OFFICIAL-SENSITIVE", "1. OFFICIAL\n2. OFFICIAL-SENSITIVE", "E-mails carry the marking OFFICIAL-SENSITIVE in the subject", "(OS) Grid reference SE 301 334", "(OS) Windows 11 only"];
}
rule! {
    SECRET = "marking-secret", Marking, "uk_protective_marking";
    what: "SECRET marking";
    source: "Government Security Classifications Policy, June 2023";
    finds: ["SECRET", "Protective marking: SECRET", "Ops plan (SECRET)", "The ops plan (SECRET) was agreed.", "The attached plan [SECRET] is final.", "(SECRET) The convoy leaves at 0400.", "3.2 (SECRET) The convoy leaves at 0400.", "SECRET when complete", "This page is SECRET", "Document classification \u{2013} SECRET", "Subject: RE: [SECRET] Convoy", "UK SECRET", "SECRET UK EYES ONLY", "SECRET//REL TO GBR, USA"];
    passes: ["the secret of success", "const SECRET = 1", "SECRET_KEY", "Secret", "kubectl create SECRET", "kubectl create [SECRET]", "client_secret [SECRET]", "Set the variable (SECRET) in the pipeline", "The second tier (SECRET) needs vetting", "A plan at a higher level (SECRET)", "Documents marked (SECRET) go to the vault", "(SECRET) is put before each paragraph", "This is SECRET work", "IL5 [SECRET]", "Forms are SECRET when complete.", "(S) small, (M) medium", "(S) Signature required", "(S) The smallest fits ages 3 to 5.\n(M) The next fits ages 6 to 8.", "Subject (S) The verb comes next in the sentence.", "item(S) The list is kept by the desk.", "(S//2) The list is kept."];
}
rule! {
    TOP_SECRET = "marking-top-secret", Marking, "uk_protective_marking";
    what: "TOP SECRET marking";
    source: "Government Security Classifications Policy, June 2023";
    finds: ["TOP SECRET", "This document is marked TOP SECRET.", "TOP SECRET STRAP 1"];
    passes: ["a top secret recipe", "TOP SECRET RECIPE FOR SCONES", "systems above TOP SECRET level", "STOP SECRETS", "Level 3 [TOP SECRET]", "Clearance: DV (TOP SECRET)", "Level 3 (TOP SECRET): 4 people", "(TS) Technical services"];
}
rule! {
    LEGACY = "marking-legacy", Marking, "uk_protective_marking";
    what: "RESTRICTED or CONFIDENTIAL marking";
    source: "HMG Security Policy Framework before April 2014; NATO C-M(2002)49";
    finds: ["UK CONFIDENTIAL", "NATO RESTRICTED", "RESTRICTED - COMMERCIAL", "Classification: CONFIDENTIAL", "PRIVATE AND CONFIDENTIAL", "Private and Confidential", "HIGHLY CONFIDENTIAL", "Sensitivity: Highly Confidential", "Strictly Confidential", "Payroll forecast (RESTRICTED)", "COMPANY CONFIDENTIAL", "NHS CONFIDENTIAL", "CONFIDENTIAL - NOT FOR ONWARD DISTRIBUTION", "CONFIDENTIAL - DO NOT FORWARD", "RESTRICTED - NOT FOR PUBLICATION", "Legally Privileged and Confidential", "Private and confidential", "**Strictly private & confidential**", "Strictly confidential"];
    passes: ["restricted access", "confidential waste", "a RESTRICTED list", "Status: Restricted stock", "Private and confidential rooms", "Network (RESTRICTED)", "Enter your code (CONFIDENTIAL)", "Private and Confidential: what it means", "Your answers are private and confidential", "private and confidential", "Letters are private and confidential.", "Strictly confidential talks were held", "Strictly Confidential - how we handle it"];
}
rule! {
    RECIPIENTS_ONLY = "handling-recipients-only", Marking, "uk_protective_marking";
    what: "RECIPIENTS ONLY handling instruction";
    source: "Government Security Classifications Policy, guidance 1.1, handling instructions";
    finds: ["RECIPIENTS ONLY", "OFFICIAL-SENSITIVE | RECIPIENTS ONLY", "OFFICIAL-SENSITIVE\nRECIPIENTS ONLY"];
    passes: ["for recipients only of the grant"];
}
rule! {
    USE_ONLY = "handling-use-only", Marking, "uk_protective_marking";
    what: "USE ONLY handling instruction";
    source: "Government Security Classifications Policy, guidance 1.1, handling instructions";
    finds: ["HMG USE ONLY", "HOME OFFICE USE ONLY", "OFFICIAL - HMG USE ONLY", "OFFICIAL-SENSITIVE ACME USE ONLY"];
    passes: ["use only the first", "Note: USE ONLY with care", "STAFF USE ONLY TOILETS", "ADMIN USE ONLY", "FOR OFFICE USE ONLY"];
}
rule! {
    EMBARGOED = "handling-embargoed", Marking, "uk_protective_marking";
    what: "EMBARGOED handling instruction";
    source: "Government Security Classifications Policy, guidance 1.1, handling instructions";
    finds: ["EMBARGOED until 0930 on 3 May", "OFFICIAL-SENSITIVE MARKET SENSITIVE - EMBARGOED"];
    passes: ["the embargoed country"];
}
rule! {
    PUBLIC_RELEASE = "handling-public-release", Marking, "uk_protective_marking";
    what: "FOR PUBLIC RELEASE handling instruction";
    source: "Government Security Classifications Policy, guidance 1.1, handling instructions";
    finds: ["FOR PUBLIC RELEASE", "OFFICIAL - FOR PUBLIC RELEASE"];
    passes: ["ready for public release"];
}
rule! {
    EYES_ONLY = "caveat-eyes-only", Marking, "uk_protective_marking";
    what: "EYES ONLY caveat";
    source: "Government Security Classifications Policy, guidance 1.1, national caveats";
    finds: ["UK EYES ONLY", "UK/US EYES ONLY", "SECRET - AUS/CAN/NZ/UK/US EYES ONLY"];
    passes: ["for your eyes only", "EYES ONLY HALF OPEN"];
}
rule! {
    DESCRIPTOR = "marking-descriptor", Marking, "uk_protective_marking";
    what: "descriptor such as COMMERCIAL IN CONFIDENCE";
    source: "Government Security Classifications Policy, guidance 1.1, descriptors; HMG Security Policy Framework before April 2014; UK MAR, article 7, inside information";
    finds: ["COMMERCIAL IN CONFIDENCE", "Commercial in Confidence", "Commercial in confidence", "Commercial-in-Confidence", "Classification: Commercial in confidence", "LEGAL PROFESSIONAL PRIVILEGE (LPP)", "MARKET SENSITIVE", "Staff in confidence", "POLICY IN CONFIDENCE", "Honours - in confidence", "Medical in-confidence", "PRICE SENSITIVE", "Inside information"];
    passes: ["commercial confidence is rising", "Commercial in confidence clauses are common", "legal professional privilege is a right", "Staff in confidence votes", "Price sensitive customers"];
}
rule! {
    AUSTRALIAN = "marking-email-header", Marking, "uk_protective_marking";
    what: "protective marking in an e-mail's subject or header";
    source: "Australian PSPF, Email Protective Marking Standard";
    finds: ["Minutes [SEC=PROTECTED]", "X-Protective-Marking: VER=2018.4, NS=gov.au, SEC=OFFICIAL:Sensitive"];
    passes: ["timeout [sec=30]", "a, sec=4"];
}
rule! {
    TLP = "traffic-light-protocol", Marking, "tlp";
    what: "Traffic Light Protocol marking";
    source: "FIRST, TLP 2.0";
    finds: ["TLP:RED", "TLP:AMBER+STRICT", "TLP: GREEN", "OFFICIAL-SENSITIVE | TLP:AMBER", "TLP RED", "TLP-AMBER", "This report is TLP RED."];
    passes: ["tlp:red", "This is not TLP:RED", "If it is TLP:RED, do not print it", "TLP REDIRECT", "TLP", "TLP:BLUE", "TLP:CLEAR", "TLP:RED, TLP:AMBER and TLP:GREEN are levels", "TLP:RED\nTLP:AMBER\nTLP:GREEN"];
}

pub(crate) static RULES: &[&Rule] = &[
    &OFFICIAL,
    &OFFICIAL_SENSITIVE,
    &SECRET,
    &TOP_SECRET,
    &LEGACY,
    &RECIPIENTS_ONLY,
    &USE_ONLY,
    &EMBARGOED,
    &PUBLIC_RELEASE,
    &EYES_ONLY,
    &DESCRIPTOR,
    &AUSTRALIAN,
    &TLP,
];

/// What the matcher looks for: markings are in capitals, or titled like
/// `Official-Sensitive`. Labels are not, see [`label`](super::label).
pub(crate) const TRIGGERS: &[&str] = &[
    "OFFICIAL",
    "Official",
    "SECRET",
    "Secret",
    "RESTRICTED",
    "Restricted",
    "CONFIDENTIAL",
    "Confidential",
    "and confidential",
    "& confidential",
    "Strictly confidential",
    "Highly confidential",
    "RECIPIENTS ONLY",
    "Recipients Only",
    "USE ONLY",
    "Use Only",
    "EMBARGOED",
    "PUBLIC RELEASE",
    "Public Release",
    "EYES ONLY",
    "Eyes Only",
    "IN CONFIDENCE",
    "Confidence",
    "Commercial in c",
    "IN-CONFIDENCE",
    "PROFESSIONAL PRIVILEGE",
    "Professional Privilege",
    "MARKET SENSITIVE",
    "Market Sensitive",
    "PROTECT -",
    "[SEC=",
    ", SEC=",
    "TLP",
];

/// The colours of the Traffic Light Protocol that mark something: what is CLEAR goes to everybody.
pub(crate) const COLOURS: [&str; 4] = ["RED", "AMBER+STRICT", "AMBER", "GREEN"];

/// Descriptors: what makes it sensitive. They are shown with the level.
pub(crate) const DESCRIPTORS: &[&str] = &[
    "PERSONAL DATA",
    "PERSONAL",
    "LEGAL PROFESSIONAL PRIVILEGE",
    "(LPP)",
    "LPP",
    "LEGAL",
    "MARKET SENSITIVE",
    "COMMERCIAL IN CONFIDENCE",
    "COMMERCIAL",
    "HR/MANAGEMENT",
    "HR",
    "MANAGEMENT",
    "INVESTIGATIONS",
    "OPERATIONAL",
    "FINANCE",
    "FINANCIAL",
    "STAFF IN CONFIDENCE",
    "STAFF",
    "POLICY",
    "AND",
];

/// What else a line of markings is made of: instructions, caveats, small words.
pub(crate) const OTHERS: &[&str] = &[
    "RECIPIENTS ONLY",
    "FOR PUBLIC RELEASE",
    "EMBARGOED",
    "EYES ONLY",
    "USE ONLY",
    "HMG",
    "UK",
    "US",
    "USA",
    "CAN",
    "AUS",
    "NZ",
    "NZL",
    "FVEY",
    "FIVE EYES",
    "NATO",
    "EU",
    "STRAP",
    "STRAP1",
    "STRAP2",
    "STRAP3",
    "PRIVATE",
    "STRICTLY",
    "HIGHLY",
    "COMPANY",
    "NHS",
    "REL TO",
    "GBR",
    "CANUKUS",
    "PRIVILEGED",
    "LEGALLY PRIVILEGED",
    "ATOMIC",
    "NOT RELEASABLE",
    "NOFORN",
    "GSC",
    "FOR",
    "ORGANISATION",
    "ORCON",
    "COSMIC",
    "LIMDIS",
    "HANDLING INSTRUCTION",
    "HANDLING",
    "INSTRUCTIONS",
    "DESCRIPTOR",
    "INTERNAL",
    "OF",
    "INFORMATION CONTROL",
    "SENSITIVE",
    "IN CONFIDENCE",
    "IN-CONFIDENCE",
    "NOT FOR PUBLICATION",
    "NOT FOR ONWARD DISTRIBUTION",
    "NOT FOR DISTRIBUTION",
    "NOT FOR CIRCULATION",
    "DO NOT FORWARD",
    "DO NOT COPY",
    "EXEMPT",
];

pub(crate) fn vocabulary() -> impl Iterator<Item = &'static &'static str> + Clone {
    DESCRIPTORS.iter().chain(OTHERS)
}

/// Words that introduce a marking.
pub(crate) const INTRODUCED: Words = words![
    "classification",
    "marking",
    "marked",
    "classified",
    "protectively",
    "security",
    "sensitivity",
    "caveat",
    "gsc",
    "protective marking",
    "sec",
    "handling",
    "status",
];

/// Words right before that make it a mention.
pub(crate) const BEFORE_MENTION: Words = words![
    "handle",
    "handling",
    "at",
    "to",
    "above",
    "below",
    "than",
    "including",
    "of",
    "from",
    "for",
    "called",
    "term",
    "word",
    "and",
    "all",
    "any",
    "most",
    "some",
    "no",
    "not",
    "with",
    "process",
    "processing",
    "store",
    "storing",
    "the",
    "as",
    "named",
    "type",
    "level",
    "tier",
    "an",
    "a",
    "other",
    "both",
    "non",
    "if",
    "when",
    "e.g",
    "like",
    "on",
    "in",
    "using",
    "use",
    "e.g.",
    "about",
    "mark",
    "put",
    "add",
    "type",
    "write",
    "heading",
    "header",
    "our",
    "your",
    "their",
    "its",
    "share",
    "send",
    "mean",
    "does",
    "what",
    "every",
    "between",
    "vs",
    "versus",
    "page",
    "see",
    "access",
    "documents",
    "papers",
    "emails",
    "information",
    "material",
    "data",
];

/// What stands before USE ONLY and is no organisation.
pub(crate) const NO_ORGANISATION: Words = words![
    "single",
    "office",
    "machine",
    "emergency",
    "residential",
    "external",
    "outdoor",
    "indoor",
    "veterinary",
    "research",
    "test",
    "time",
    "admin",
];

/// Words right after that make it a mention.
pub(crate) const AFTER_MENTION: Words = words![
    "information",
    "info",
    "material",
    "data",
    "document",
    "content",
    "marking",
    "classification",
    "level",
    "tier",
    "asset",
    "guidance",
    "handling",
    "system",
    "email",
    "record",
    "thing",
    "work",
    "environment",
    "network",
    "label",
    "and",
    "or",
    "is",
    "are",
    "means",
    "should",
    "must",
    "can",
    "may",
    "was",
    "requires",
    "policy",
    "caveat",
    "has",
    "have",
    "will",
    "file",
    "meeting",
    "project",
    "service",
    "in",
    "when",
    "if",
    "applies",
    "because",
    "does",
    "do",
    "need",
    "needs",
    "would",
    "page",
    "workload",
    "platform",
    "clearance",
    "tenant",
    "access",
    "key",
    "value",
    "name",
    "training",
    "guide",
    "rule",
];
