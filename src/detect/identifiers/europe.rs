//! Identifiers that European countries give to their people (R14): the
//! commonest that have a check digit.

use super::Identifier;
use super::checks;
use crate::Confidence::{High, Low, Medium};
use crate::rule::{Rule, rule};
use crate::words::{Words, words};

rule! {
    FR_NIR = "fr-nir", GovId, "national_id";
    what: "French social security number (NIR)";
    source: "INSEE, numéro d'inscription au répertoire";
    finds: ["NIR 2 55 08 14 168 025 38"];
    passes: ["NIR 2 55 08 14 168 025 39"];
}
rule! {
    DE_TAX_ID = "de-tax-id", GovId, "de_tax_id";
    what: "German tax identification number";
    source: "Bundeszentralamt für Steuern, § 139b AO";
    finds: ["Steuer-ID 86 095 742 719", "IdNr. 86095742719"];
    passes: ["Steuer-ID 86 095 742 718"];
}
rule! {
    DE_PENSION_INSURANCE = "de-pension-insurance", GovId, "de_social_security";
    what: "German pension insurance number";
    source: "VKVV § 4";
    finds: ["RVNR: 15070649C103"];
    passes: ["RVNR: 15070649C104"];
}
rule! {
    ES_NIF = "es-nif", GovId, "tax_id";
    what: "Spanish NIF";
    source: "Real Decreto 1553/2005";
    finds: ["DNI 12345678Z", "D.N.I. 12.345.678-Z"];
    passes: ["DNI 12345678A"];
}
rule! {
    ES_NIE = "es-nie", GovId, "tax_id";
    what: "Spanish NIE";
    source: "Real Decreto 557/2011";
    finds: ["NIE X1234567L"];
    passes: ["NIE X1234567A"];
}
rule! {
    IT_CODICE_FISCALE = "it-codice-fiscale", GovId, "tax_id";
    what: "Italian codice fiscale";
    source: "D.M. 23 December 1976";
    finds: ["codice fiscale RSSMRA85T10A562S", "C.F. rssmra85t10a562s", "codice fiscale RSS MRA 85T10 A562S"];
    passes: ["codice fiscale RSSMRA85T10A562T"];
}
rule! {
    NL_BSN = "nl-bsn", GovId, "national_id";
    what: "Dutch burgerservicenummer";
    source: "RvIG, Logisch Ontwerp BSN";
    finds: ["BSN 111222333"];
    passes: ["BSN 111222334"];
}
rule! {
    BE_NATIONAL_NUMBER = "be-national-number", GovId, "national_id";
    what: "Belgian national number";
    source: "Royal Decree of 3 April 1984";
    finds: ["rijksregisternummer 85.07.30-033.28"];
    passes: ["rijksregisternummer 85.07.30-033.29"];
}
rule! {
    PL_PESEL = "pl-pesel", GovId, "national_id";
    what: "Polish PESEL";
    source: "Ustawa o ewidencji ludności";
    finds: ["PESEL 44051401359"];
    passes: ["PESEL 44051401358"];
}
rule! {
    SE_PERSONNUMMER = "se-personnummer", GovId, "se_personnummer";
    what: "Swedish personnummer";
    source: "Folkbokföringslag (1991:481) § 18";
    finds: ["personnummer 640823-3234"];
    passes: ["personnummer 640823-3235"];
}
rule! {
    SE_ORGANISATION_NUMBER = "se-organisation-number", GovId, "se_organisationsnummer";
    what: "Swedish organisation number";
    source: "Lag (1974:174) om identitetsbeteckning";
    finds: ["orgnummer 556703-7485"];
    passes: ["orgnummer 556703-7486"];
}
rule! {
    NO_BIRTH_NUMBER = "no-birth-number", GovId, "national_id";
    what: "Norwegian fødselsnummer";
    source: "Folkeregisterloven; Skatteetaten";
    finds: ["fødselsnummer 011299 50184", "fnr 011299-50184"];
    passes: ["fødselsnummer 011299 50185"];
}
rule! {
    DK_CPR = "dk-cpr", GovId, "national_id";
    what: "Danish CPR number";
    source: "CPR-kontoret";
    finds: ["CPR 070761-4285"];
    passes: ["CPR 320761-4285"];
}
rule! {
    FI_HETU = "fi-hetu", GovId, "national_id";
    what: "Finnish personal identity code";
    source: "Digital and Population Data Services Agency";
    finds: ["hetu 131052-308T", "hetu: 060806A917E"];
    passes: ["hetu 131052-308U", "hetu 060806A917D", "hetu 060806G917E"];
}
rule! {
    IE_PPS = "ie-pps", GovId, "national_id";
    what: "Irish PPS number";
    source: "Revenue, PPS number format";
    finds: ["PPS 1234567T"];
    passes: ["PPS 1234567U"];
}
rule! {
    DE_LANR = "de-lanr", GovId, "de_lanr";
    what: "German physician number (LANR)";
    source: "Kassenärztliche Bundesvereinigung";
    finds: ["LANR: 123456601"];
    passes: ["LANR: 123457601"];
}

pub(crate) static RULES: &[&Rule] = &[
    &FR_NIR,
    &DE_TAX_ID,
    &DE_PENSION_INSURANCE,
    &ES_NIF,
    &ES_NIE,
    &IT_CODICE_FISCALE,
    &NL_BSN,
    &BE_NATIONAL_NUMBER,
    &PL_PESEL,
    &SE_PERSONNUMMER,
    &SE_ORGANISATION_NUMBER,
    &NO_BIRTH_NUMBER,
    &DK_CPR,
    &FI_HETU,
    &IE_PPS,
    &DE_LANR,
];

const PERSONNUMMER_WORDS: Words = words![
    "personnummer",
    "personnr",
    "pers nr",
    "person nummer",
    "pnr",
    "personal identity",
    "personal number",
    "samordningsnummer",
    "tax id"
];

const HETU_WORDS: Words = words![
    "hetu",
    "henkilötunnus",
    "henkilotunnus",
    "personbeteckning",
    "tax id",
    "personal identity code"
];

pub(crate) static IDENTIFIERS: &[Identifier] = &[
    Identifier {
        rule: &FR_NIR,
        shape: "ddddddddddddddd",
        groups: &[1, 2, 2, 2, 3, 3, 2, 0, 13, 2, 0, 1, 2, 2, 2, 3, 5],
        separators: " -",
        check: checks::fr_nir,
        digit: true,
        words: words![
            "nir",
            "sécurité sociale",
            "securite sociale",
            "numéro de sécurité",
            "insee",
            "secu",
            "s\u{e9}cu",
            "num ss",
            "no ss"
        ],
        bare: Some(Low),
        split: Some(Medium),
        named: High,
    },
    Identifier {
        rule: &FR_NIR,
        shape: "dddddLddddddddd",
        groups: &[1, 2, 2, 2, 3, 3, 2, 0, 13, 2],
        separators: " -",
        check: checks::fr_nir,
        digit: true,
        words: words!["nir", "sécurité sociale", "securite sociale", "insee", "secu"],
        bare: Some(Low),
        split: Some(Medium),
        named: High,
    },
    Identifier {
        rule: &DE_TAX_ID,
        shape: "ddddddddddd",
        groups: &[2, 3, 3, 3],
        separators: " ",
        check: checks::de_tax_id,
        digit: true,
        words: words![
            "steuer*",
            "idnr",
            "identifikationsnummer",
            "tin",
            "tax id",
            "tax identification"
        ],
        bare: Some(Low),
        split: Some(Low),
        named: High,
    },
    Identifier {
        rule: &DE_PENSION_INSURANCE,
        shape: "ddddddddLddd",
        groups: &[2, 6, 1, 3, 0, 8, 1, 3],
        separators: " ",
        check: checks::de_social_security,
        digit: true,
        words: words![
            "rvnr",
            "sozialversicherung*",
            "rentenversicherung*",
            "versicherungsnummer",
            "svnr"
        ],
        bare: Some(Medium),
        split: Some(Medium),
        named: High,
    },
    Identifier {
        rule: &ES_NIF,
        shape: "ddddddddL",
        groups: &[8, 1, 0, 2, 3, 3, 1],
        separators: " -.",
        check: checks::es_nif,
        digit: true,
        words: words![
            "nif",
            "dni",
            "n i f",
            "d n i",
            "tax id",
            "identificación",
            "identificacion",
            "documento",
            "nie"
        ],
        bare: Some(Low),
        split: Some(Low),
        named: High,
    },
    Identifier {
        rule: &ES_NIE,
        shape: "LdddddddL",
        groups: &[1, 7, 1],
        separators: " -",
        check: checks::es_nif,
        digit: true,
        words: words!["nie", "nif", "dni", "n i e", "tax id", "extranjero"],
        bare: Some(Low),
        split: Some(Low),
        named: High,
    },
    Identifier {
        rule: &IT_CODICE_FISCALE,
        shape: "LLLLLLddLddLdddL",
        groups: &[3, 3, 5, 5, 0, 6, 5, 5, 0, 3, 3, 2, 1, 2, 1, 3, 1],
        separators: " ",
        check: checks::it_fiscal_code,
        digit: true,
        words: words!["codice", "fiscale", "cf", "c f", "cod fisc", "tax code"],
        bare: Some(Medium),
        split: Some(Medium),
        named: High,
    },
    Identifier {
        rule: &NL_BSN,
        shape: "ddddddddd",
        groups: &[3, 3, 3, 0, 4, 2, 3],
        separators: " .-",
        check: checks::nl_bsn,
        digit: true,
        words: words!["bsn", "burgerservice*", "burger service", "citizen service", "sofi*"],
        bare: None,
        split: None,
        named: High,
    },
    Identifier {
        rule: &BE_NATIONAL_NUMBER,
        shape: "ddddddddddd",
        groups: &[2, 2, 2, 3, 2, 0, 6, 3, 2],
        separators: ".- ",
        check: checks::be_national,
        digit: true,
        words: words![
            "rijksregister*",
            "registre national",
            "national number",
            "national register",
            "rrn",
            "niss",
            "insz",
            "numéro national"
        ],
        bare: Some(Low),
        split: Some(Medium),
        named: High,
    },
    Identifier {
        rule: &PL_PESEL,
        shape: "ddddddddddd",
        groups: &[],
        separators: "",
        check: checks::pl_pesel,
        digit: true,
        words: words!["pesel"],
        bare: Some(Low),
        split: None,
        named: High,
    },
    Identifier {
        rule: &SE_PERSONNUMMER,
        shape: "dddddddddd",
        groups: &[6, 4],
        separators: "-+",
        check: checks::se_personnummer,
        digit: true,
        words: PERSONNUMMER_WORDS,
        bare: Some(Low),
        split: Some(Medium),
        named: High,
    },
    Identifier {
        rule: &SE_PERSONNUMMER,
        shape: "dddddddddddd",
        groups: &[8, 4],
        separators: "-+",
        check: checks::se_personnummer_long,
        digit: true,
        words: PERSONNUMMER_WORDS,
        bare: Some(Low),
        split: Some(Medium),
        named: High,
    },
    Identifier {
        rule: &SE_ORGANISATION_NUMBER,
        shape: "dddddddddd",
        groups: &[6, 4],
        separators: "-",
        check: checks::se_organisation,
        digit: true,
        words: words!["organisationsnummer", "orgnummer", "orgnr", "org nr", "company identity"],
        bare: Some(Low),
        split: Some(Low),
        named: Medium,
    },
    Identifier {
        rule: &NO_BIRTH_NUMBER,
        shape: "ddddddddddd",
        groups: &[6, 5],
        separators: " -",
        check: checks::no_birth_number,
        digit: true,
        words: words!["fødselsn*", "fodselsn*", "fnr", "personnummer", "d nummer"],
        bare: Some(Low),
        split: Some(Medium),
        named: High,
    },
    Identifier {
        rule: &DK_CPR,
        shape: "dddddddddd",
        groups: &[6, 4],
        separators: "- ",
        check: checks::dk_cpr,
        digit: true,
        words: words!["cpr", "personnummer"],
        bare: None,
        split: Some(Low),
        named: High,
    },
    Identifier {
        rule: &FI_HETU,
        shape: "dddddddddA",
        groups: &[6, 4],
        separators: "-+",
        check: checks::fi_hetu,
        digit: true,
        words: HETU_WORDS,
        bare: None,
        split: Some(Medium),
        named: High,
    },
    // A letter for the century: who was born in this one, and since 2023 more.
    Identifier {
        rule: &FI_HETU,
        shape: "ddddddLdddA",
        groups: &[],
        separators: "",
        check: |id| b"ABCDEFUVWXY".contains(&id[6]) && checks::fi_hetu(id),
        digit: true,
        words: HETU_WORDS,
        bare: Some(Low),
        split: None,
        named: High,
    },
    Identifier {
        rule: &IE_PPS,
        shape: "dddddddL",
        groups: &[7, 1],
        separators: " ",
        check: checks::ie_pps,
        digit: true,
        words: words!["pps", "ppsn", "personal public service", "revenue", "rsi"],
        bare: Some(Low),
        split: None,
        named: High,
    },
    Identifier {
        rule: &IE_PPS,
        shape: "dddddddLL",
        groups: &[7, 2],
        separators: " ",
        check: checks::ie_pps,
        digit: true,
        words: words!["pps", "ppsn", "personal public service", "revenue", "rsi"],
        bare: Some(Low),
        split: None,
        named: High,
    },
    Identifier {
        rule: &DE_LANR,
        shape: "ddddddddd",
        groups: &[],
        separators: "",
        check: checks::de_lanr,
        digit: true,
        words: words!["lanr", "arztnummer", "arzt"],
        bare: None,
        split: None,
        named: Medium,
    },
];
