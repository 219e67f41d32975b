//! Identifiers that countries outside Europe give to their people (R14): the
//! commonest that have a check digit, and the IMEI.

use super::Identifier;
use super::checks;
use crate::Confidence::{High, Low, Medium};
use crate::rule::{Rule, rule};
use crate::words::words;

rule! {
    US_SSN = "us-ssn", GovId, "us_ssn";
    what: "US Social Security number";
    source: "SSA, RM 10201.035";
    finds: ["SSN: 536-90-4399", "536-90-4399", "socialSecurityNumber=536904399", "SS# 536904399"];
    passes: ["SSN: 000-90-4399", "SSN 666-90-4399"];
}
rule! {
    US_ITIN = "us-itin", GovId, "tax_id";
    what: "US Individual Taxpayer Identification Number";
    source: "IRS, Publication 1915";
    finds: ["ITIN 912-78-3456"];
    passes: ["ITIN 912-69-3456"];
}
rule! {
    CA_SIN = "ca-sin", GovId, "ca_sin";
    what: "Canadian Social Insurance Number";
    source: "Service Canada, SIN code of practice";
    finds: ["SIN 130 692 544"];
    passes: ["SIN 130 692 545"];
}
rule! {
    AU_TFN = "au-tfn", GovId, "tax_id";
    what: "Australian tax file number";
    source: "Australian Taxation Office";
    finds: ["TFN: 648 188 480", "taxFileNumber: 648-188-480"];
    passes: ["TFN: 648 188 481"];
}
rule! {
    AU_MEDICARE = "au-medicare", GovId, "au_medicare";
    what: "Australian Medicare card number";
    source: "Services Australia";
    finds: ["Medicare 2123 45670 1"];
    passes: ["Medicare 2123 45671 1"];
}
rule! {
    IN_AADHAAR = "in-aadhaar", GovId, "national_id";
    what: "Indian Aadhaar";
    source: "UIDAI";
    finds: ["Aadhaar 2341 2341 2346"];
    passes: ["Aadhaar 2341 2341 2347"];
}
rule! {
    IN_PAN = "in-pan", GovId, "tax_id";
    what: "Indian PAN";
    source: "Income Tax Department of India";
    finds: ["PAN ABCPE1234F", "pan: abcpe1234f"];
    passes: ["PAN ABCXE1234F"];
}
rule! {
    BR_CPF = "br-cpf", GovId, "tax_id";
    what: "Brazilian CPF";
    source: "Receita Federal";
    finds: ["CPF 529.982.247-25", "CPF 529982247-25"];
    passes: ["CPF 529.982.247-26", "529982247.25"];
}
rule! {
    ZA_ID = "za-id", GovId, "national_id";
    what: "South African identity number";
    source: "Identification Act 68 of 1997";
    finds: ["ID number 8001015009087"];
    passes: ["ID number 8001015009088"];
}
rule! {
    SG_NRIC = "sg-nric", GovId, "national_id";
    what: "Singapore NRIC or FIN";
    source: "Immigration & Checkpoints Authority";
    finds: ["NRIC S1234567D"];
    passes: ["NRIC S1234567E"];
}
rule! {
    KR_REGISTRATION = "kr-registration", GovId, "kr_frn";
    what: "Korean registration number";
    source: "Resident Registration Act, enforcement rule 2";
    finds: ["RRN 911124-5678906"];
    passes: ["RRN 911124-5678907"];
}
rule! {
    IMEI = "imei", GovId, "imei";
    what: "IMEI";
    source: "3GPP TS 23.003";
    finds: ["IMEI 490154203237518"];
    passes: ["IMEI 490154203237519"];
}

pub(crate) static RULES: &[&Rule] = &[
    &US_SSN,
    &US_ITIN,
    &CA_SIN,
    &AU_TFN,
    &AU_MEDICARE,
    &IN_AADHAAR,
    &IN_PAN,
    &BR_CPF,
    &ZA_ID,
    &SG_NRIC,
    &KR_REGISTRATION,
    &IMEI,
];

pub(crate) static IDENTIFIERS: &[Identifier] = &[
    Identifier {
        rule: &US_SSN,
        shape: "ddddddddd",
        groups: &[3, 2, 4],
        separators: "- ",
        check: checks::us_ssn,
        digit: false,
        words: words!["ssn", "social security", "social sec", "soc sec", "ss number", "ss#"],
        bare: None,
        split: Some(Low),
        named: High,
    },
    Identifier {
        rule: &US_ITIN,
        shape: "ddddddddd",
        groups: &[3, 2, 4],
        separators: "- ",
        check: checks::us_itin,
        digit: false,
        words: words![
            "itin",
            "taxpayer identification",
            "tax id",
            "tin",
            "individual taxpayer",
            "taxpayer id"
        ],
        bare: None,
        split: Some(Low),
        named: Medium,
    },
    Identifier {
        rule: &CA_SIN,
        shape: "ddddddddd",
        groups: &[3, 3, 3],
        separators: " -",
        check: checks::ca_sin,
        digit: true,
        words: words!["sin", "social insurance", "nas", "assurance sociale"],
        bare: Some(Low),
        split: Some(Low),
        named: High,
    },
    Identifier {
        rule: &AU_TFN,
        shape: "ddddddddd",
        groups: &[3, 3, 3],
        separators: " -",
        check: checks::au_tfn,
        digit: true,
        words: words!["tfn", "tax file"],
        bare: None,
        split: None,
        named: High,
    },
    Identifier {
        rule: &AU_MEDICARE,
        shape: "dddddddddd",
        groups: &[4, 5, 1],
        separators: " -",
        check: checks::au_medicare,
        digit: true,
        words: words!["medicare"],
        bare: Some(Low),
        split: Some(Low),
        named: High,
    },
    Identifier {
        rule: &IN_AADHAAR,
        shape: "dddddddddddd",
        groups: &[4, 4, 4],
        separators: " -",
        check: checks::in_aadhaar,
        digit: true,
        words: words!["aadhaar", "aadhar", "uidai"],
        bare: Some(Low),
        split: Some(Low),
        named: High,
    },
    Identifier {
        rule: &IN_PAN,
        shape: "LLLLLddddL",
        groups: &[],
        separators: "",
        check: checks::in_pan,
        digit: false,
        words: words!["pan", "permanent account", "income tax", "tax id"],
        bare: Some(Low),
        split: None,
        named: High,
    },
    Identifier {
        rule: &BR_CPF,
        shape: "ddddddddddd",
        groups: &[3, 3, 3, 2, 0, 9, 2],
        separators: ".-",
        check: checks::br_cpf,
        digit: true,
        words: words!["cpf", "cadastro", "tax id"],
        bare: Some(Low),
        split: Some(Medium),
        named: High,
    },
    Identifier {
        rule: &ZA_ID,
        shape: "ddddddddddddd",
        groups: &[6, 4, 2, 1, 0, 6, 4, 3],
        separators: " -",
        check: checks::za_id,
        digit: true,
        words: words![
            "identity number",
            "id number",
            "south african",
            "rsa id",
            "sa id",
            "id no",
            "tax id",
            "identity card"
        ],
        bare: Some(Low),
        split: Some(Medium),
        named: High,
    },
    Identifier {
        rule: &SG_NRIC,
        shape: "LdddddddL",
        groups: &[],
        separators: "",
        check: checks::sg_nric,
        digit: true,
        words: words!["nric", "fin", "singapore", "identity card", "ic number"],
        bare: Some(Low),
        split: None,
        named: High,
    },
    Identifier {
        rule: &KR_REGISTRATION,
        shape: "ddddddddddddd",
        groups: &[6, 7],
        separators: "-",
        check: checks::kr_registration,
        digit: true,
        words: words!["registration number", "frn", "rrn", "korea*"],
        bare: Some(Low),
        split: Some(Medium),
        named: High,
    },
    Identifier {
        rule: &IMEI,
        shape: "ddddddddddddddd",
        groups: &[2, 6, 6, 1, 0, 6, 2, 6, 1],
        separators: "- ",
        check: checks::imei,
        digit: true,
        words: words!["imei"],
        bare: None,
        split: None,
        named: Medium,
    },
];
