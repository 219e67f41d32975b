//! Numbers by which British public services know people: pupils, learners, prisoners, those whom the
//! police have a record of, who may live here, and who may work with children (R14).

use super::Identifier;
use super::checks;
use crate::Confidence::{High, Low};
use crate::rule::{Rule, rule};
use crate::words::{Words, words};

rule! {
    UNIQUE_PUPIL_NUMBER = "unique-pupil-number", GovId, "uk_upn";
    what: "unique pupil number";
    source: "Department for Education, Unique pupil numbers: guidance, annex on the check letter";
    finds: ["UPN: P370412623017", "pupil T37041262301K", "Name | UPN\nRae | P370412623017"];
    passes: ["UPN: Q370412623017", "UPN: P370412623018", "batch P370412623018", "upn rae.oconnor@north.example"];
}
rule! {
    UNIQUE_LEARNER_NUMBER = "unique-learner-number", GovId, "uk_uln";
    what: "unique learner number";
    source: "Learning Records Service; HESA, ULN: the checksum";
    finds: ["ULN: 4720193853", "unique learner number 1583029469"];
    passes: ["ULN: 4720193854", "4720193853", "order 1583029469"];
}
rule! {
    PRISONER_NUMBER = "prisoner-number", GovId, "uk_prisoner_number";
    what: "prisoner number";
    source: "HM Prison and Probation Service, NOMIS: a letter, four digits, two letters";
    finds: ["prisoner number: A4172QD", "NOMS ID G8305VT", "prison no A4172QD"];
    passes: ["A4172QD", "room A4172QD", "prisoner number: A41727Q"];
}
rule! {
    PNC_ID = "pnc-id", GovId, "uk_pnc_id";
    what: "Police National Computer id";
    source: "Home Office, Police National Computer: year, serial number and a letter by modulus 23";
    finds: ["PNC ID: 2014/0283651D", "pnc 1998/0047213J", "arrested before, 2014/0283651D"];
    passes: ["PNC ID: 2014/0283651E", "application 2014/0283651E", "2014/0283651"];
}
rule! {
    RESIDENCE_PERMIT = "residence-permit-number", GovId, "uk_residence_permit";
    what: "biometric residence permit number";
    source: "gov.uk, Biometric residence permits: two letters and seven digits";
    finds: ["BRP number: ZU4172083", "biometric residence permit RF8305174"];
    passes: ["ZU4172083", "order ZU4172083", "BRP number: ZU41720834"];
}
rule! {
    DBS_CERTIFICATE = "dbs-certificate-number", GovId, "uk_dbs_certificate";
    what: "DBS certificate number";
    source: "gov.uk, DBS update service: the certificate's number has twelve digits";
    finds: ["DBS certificate number: 001583029469", "DBS no. 001472019385"];
    passes: ["001583029469", "order 001583029469", "DBS certificate of 2026"];
}

pub(crate) static RULES: &[&Rule] = &[
    &UNIQUE_PUPIL_NUMBER,
    &UNIQUE_LEARNER_NUMBER,
    &PRISONER_NUMBER,
    &PNC_ID,
    &RESIDENCE_PERMIT,
    &DBS_CERTIFICATE,
];

const PUPIL: Words = words!["upn", "upns", "pupil", "unique pupil"];

const fn pupil(shape: &'static str) -> Identifier {
    Identifier {
        rule: &UNIQUE_PUPIL_NUMBER,
        shape,
        groups: &[],
        separators: "",
        check: checks::upn,
        digit: true,
        words: PUPIL,
        bare: Some(Low),
        split: None,
        named: High,
    }
}

pub(crate) static IDENTIFIERS: &[Identifier] = &[
    pupil("Ldddddddddddd"),
    // A temporary one.
    pupil("LdddddddddddL"),
    Identifier {
        rule: &UNIQUE_LEARNER_NUMBER,
        shape: "dddddddddd",
        groups: &[3, 3, 4],
        separators: " ",
        check: checks::uln,
        digit: true,
        words: words!["uln", "ulns", "learner number", "learner no", "unique learner"],
        bare: None,
        split: None,
        named: High,
    },
    Identifier {
        rule: &PRISONER_NUMBER,
        shape: "LddddLL",
        groups: &[],
        separators: "",
        check: |_| true,
        digit: false,
        words: words!["prisoner", "prison no", "prison number", "noms", "nomis", "offender no"],
        bare: None,
        split: None,
        named: High,
    },
    Identifier {
        rule: &PNC_ID,
        shape: "dddddddddddL",
        groups: &[4, 8],
        separators: "/",
        check: checks::pnc,
        digit: true,
        words: words!["pnc", "pncid", "police national computer"],
        bare: None,
        split: Some(Low),
        named: High,
    },
    Identifier {
        rule: &RESIDENCE_PERMIT,
        shape: "LLddddddd",
        groups: &[],
        separators: "",
        check: |_| true,
        digit: false,
        words: words!["brp", "residence permit", "residence card"],
        bare: None,
        split: None,
        named: High,
    },
    Identifier {
        rule: &DBS_CERTIFICATE,
        shape: "dddddddddddd",
        groups: &[],
        separators: "",
        check: |id| id.starts_with(b"00"),
        digit: false,
        words: words!["dbs"],
        bare: None,
        split: None,
        named: High,
    },
];
