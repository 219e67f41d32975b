//! Identifiers that other countries give to their people (R14): the commonest
//! that have a check digit.

use super::Confidence::{High, Low, Medium};
use super::checks;
use super::identifiers::Identifier;
use super::rule::{Rule, rule};

rule! {
    US_SSN = "us-ssn", GovId, "us_ssn";
    what: "US Social Security number";
    source: "SSA, RM 10201.035";
    finds: ["SSN: 536-90-4399", "536-90-4399"];
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
    finds: ["TFN: 648 188 480"];
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
    finds: ["DNI 12345678Z"];
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
    finds: ["codice fiscale RSSMRA85T10A562S"];
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
    finds: ["fødselsnummer 011299 50184"];
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
    finds: ["hetu 131052-308T"];
    passes: ["hetu 131052-308U"];
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
    finds: ["PAN ABCPE1234F"];
    passes: ["PAN ABCXE1234F"];
}
rule! {
    BR_CPF = "br-cpf", GovId, "tax_id";
    what: "Brazilian CPF";
    source: "Receita Federal";
    finds: ["CPF 529.982.247-25"];
    passes: ["CPF 529.982.247-26"];
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
    IE_PPS = "ie-pps", GovId, "national_id";
    what: "Irish PPS number";
    source: "Revenue, PPS number format";
    finds: ["PPS 1234567T"];
    passes: ["PPS 1234567U"];
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
rule! {
    DE_LANR = "de-lanr", GovId, "de_lanr";
    what: "German physician number (LANR)";
    source: "Kassenärztliche Bundesvereinigung";
    finds: ["LANR: 123456601"];
    passes: ["LANR: 123457601"];
}
pub(super) static RULES: &[&Rule] = &[
    &US_SSN, &US_ITIN, &CA_SIN, &AU_TFN, &AU_MEDICARE, &FR_NIR, &DE_TAX_ID, &DE_PENSION_INSURANCE, &ES_NIF, &ES_NIE, &IT_CODICE_FISCALE, &NL_BSN, &BE_NATIONAL_NUMBER, &PL_PESEL, &SE_PERSONNUMMER, &SE_ORGANISATION_NUMBER, &NO_BIRTH_NUMBER, &DK_CPR, &FI_HETU, &IN_AADHAAR, &IN_PAN, &BR_CPF, &ZA_ID, &SG_NRIC, &IE_PPS, &KR_REGISTRATION, &IMEI, &DE_LANR,
];

pub(super) static IDENTIFIERS: &[Identifier] = &[
    Identifier {
        rule: &US_SSN,
        shape: "ddddddddd",
        groups: &[&[3, 2, 4]],
        separators: "- ",
        check: checks::us_ssn,
        digit: false,
        words: &["ssn", "social security", "social sec", "ss number"],
        bare: None,
        split: Some(Low),
        named: High,
    },
    Identifier {
        rule: &US_ITIN,
        shape: "ddddddddd",
        groups: &[&[3, 2, 4]],
        separators: "- ",
        check: checks::us_itin,
        digit: false,
        words: &["itin", "taxpayer identification", "tax id", "tin", "individual taxpayer"],
        bare: None,
        split: Some(Low),
        named: Medium,
    },
    Identifier {
        rule: &CA_SIN,
        shape: "ddddddddd",
        groups: &[&[3, 3, 3]],
        separators: " -",
        check: checks::ca_sin,
        digit: true,
        words: &["sin", "social insurance", "nas", "assurance sociale"],
        bare: Some(Low),
        split: Some(Low),
        named: High,
    },
    Identifier {
        rule: &AU_TFN,
        shape: "ddddddddd",
        groups: &[&[3, 3, 3]],
        separators: " ",
        check: checks::au_tfn,
        digit: true,
        words: &["tfn", "tax file", "tax file number"],
        bare: None,
        split: None,
        named: High,
    },
    Identifier {
        rule: &AU_MEDICARE,
        shape: "dddddddddd",
        groups: &[&[4, 5, 1]],
        separators: " -",
        check: checks::au_medicare,
        digit: true,
        words: &["medicare"],
        bare: Some(Low),
        split: Some(Low),
        named: High,
    },
    Identifier {
        rule: &FR_NIR,
        shape: "ddddddddddddddd",
        groups: &[&[1, 2, 2, 2, 3, 3, 2], &[13, 2], &[1, 2, 2, 2, 3, 5]],
        separators: " -",
        check: checks::fr_nir,
        digit: true,
        words: &["nir", "sécurité sociale", "securite sociale", "numéro de sécurité", "insee", "secu"],
        bare: Some(Low),
        split: Some(Medium),
        named: High,
    },
    Identifier {
        rule: &FR_NIR,
        shape: "dddddLddddddddd",
        groups: &[&[1, 2, 2, 2, 3, 3, 2], &[13, 2]],
        separators: " -",
        check: checks::fr_nir,
        digit: true,
        words: &["nir", "sécurité sociale", "securite sociale", "insee", "secu"],
        bare: Some(Low),
        split: Some(Medium),
        named: High,
    },
    Identifier {
        rule: &DE_TAX_ID,
        shape: "ddddddddddd",
        groups: &[&[2, 3, 3, 3]],
        separators: " ",
        check: checks::de_tax_id,
        digit: true,
        words: &["steuer*", "idnr", "tin", "tax id", "steuerid", "tax identification"],
        bare: Some(Low),
        split: Some(Low),
        named: High,
    },
    Identifier {
        rule: &DE_PENSION_INSURANCE,
        shape: "ddddddddLddd",
        groups: &[&[2, 6, 1, 3], &[8, 1, 3]],
        separators: " ",
        check: checks::de_social_security,
        digit: true,
        words: &["rvnr", "sozialversicherung*", "rentenversicherung*", "versicherungsnummer", "svnr"],
        bare: Some(Medium),
        split: Some(Medium),
        named: High,
    },
    Identifier {
        rule: &ES_NIF,
        shape: "ddddddddL",
        groups: &[&[8, 1]],
        separators: " -",
        check: checks::es_nif,
        digit: true,
        words: &["nif", "dni", "tax id", "identificación", "identificacion", "nie"],
        bare: Some(Low),
        split: Some(Low),
        named: High,
    },
    Identifier {
        rule: &ES_NIE,
        shape: "LdddddddL",
        groups: &[&[1, 7, 1]],
        separators: " -",
        check: checks::es_nif,
        digit: true,
        words: &["nie", "nif", "dni", "tax id", "extranjero"],
        bare: Some(Low),
        split: Some(Low),
        named: High,
    },
    Identifier {
        rule: &IT_CODICE_FISCALE,
        shape: "LLLLLLddLddLdddL",
        groups: &[&[3, 3, 5, 5], &[6, 5, 5], &[3, 3, 2, 1, 2, 1, 3, 1]],
        separators: " ",
        check: checks::it_fiscal_code,
        digit: true,
        words: &["codice", "fiscale", "cf"],
        bare: Some(Medium),
        split: Some(Medium),
        named: High,
    },
    Identifier {
        rule: &NL_BSN,
        shape: "ddddddddd",
        groups: &[&[3, 3, 3], &[4, 2, 3]],
        separators: " .-",
        check: checks::nl_bsn,
        digit: true,
        words: &["bsn", "burgerservice*", "sofi*"],
        bare: None,
        split: None,
        named: High,
    },
    Identifier {
        rule: &BE_NATIONAL_NUMBER,
        shape: "ddddddddddd",
        groups: &[&[2, 2, 2, 3, 2], &[6, 3, 2]],
        separators: ".- ",
        check: checks::be_national,
        digit: true,
        words: &["rijksregister*", "registre national", "national number", "niss", "insz", "numéro national"],
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
        words: &["pesel"],
        bare: Some(Low),
        split: None,
        named: High,
    },
    Identifier {
        rule: &SE_PERSONNUMMER,
        shape: "dddddddddd",
        groups: &[&[6, 4]],
        separators: "-+",
        check: checks::se_personnummer,
        digit: true,
        words: &["personnummer", "personnr", "pnr", "samordningsnummer", "tax id"],
        bare: Some(Low),
        split: Some(Medium),
        named: High,
    },
    Identifier {
        rule: &SE_PERSONNUMMER,
        shape: "dddddddddddd",
        groups: &[&[8, 4]],
        separators: "-+",
        check: checks::se_personnummer_long,
        digit: true,
        words: &["personnummer", "personnr", "pnr", "samordningsnummer", "tax id"],
        bare: Some(Low),
        split: Some(Medium),
        named: High,
    },
    Identifier {
        rule: &SE_ORGANISATION_NUMBER,
        shape: "dddddddddd",
        groups: &[&[6, 4]],
        separators: "-",
        check: checks::se_organisation,
        digit: true,
        words: &["organisationsnummer", "orgnummer", "orgnr", "org nr", "company identity"],
        bare: Some(Low),
        split: Some(Low),
        named: Medium,
    },
    Identifier {
        rule: &NO_BIRTH_NUMBER,
        shape: "ddddddddddd",
        groups: &[&[6, 5]],
        separators: " ",
        check: checks::no_birth_number,
        digit: true,
        words: &["fødselsnummer", "fodselsnummer", "fnr", "personnummer"],
        bare: Some(Low),
        split: Some(Medium),
        named: High,
    },
    Identifier {
        rule: &DK_CPR,
        shape: "dddddddddd",
        groups: &[&[6, 4]],
        separators: "- ",
        check: checks::dk_cpr,
        digit: true,
        words: &["cpr", "personnummer"],
        bare: None,
        split: Some(Low),
        named: High,
    },
    Identifier {
        rule: &FI_HETU,
        shape: "dddddddddA",
        groups: &[&[6, 4]],
        separators: "-+",
        check: checks::fi_hetu,
        digit: true,
        words: &["hetu", "henkilötunnus", "henkilotunnus", "tax id", "personal identity code"],
        bare: None,
        split: Some(Medium),
        named: High,
    },
    Identifier {
        rule: &IN_AADHAAR,
        shape: "dddddddddddd",
        groups: &[&[4, 4, 4]],
        separators: " -",
        check: checks::in_aadhaar,
        digit: true,
        words: &["aadhaar", "aadhar", "uidai"],
        bare: Some(Low),
        split: Some(Medium),
        named: High,
    },
    Identifier {
        rule: &IN_PAN,
        shape: "LLLLLddddL",
        groups: &[],
        separators: "",
        check: checks::in_pan,
        digit: false,
        words: &["pan", "permanent account", "income tax", "tax id"],
        bare: Some(Low),
        split: None,
        named: High,
    },
    Identifier {
        rule: &BR_CPF,
        shape: "ddddddddddd",
        groups: &[&[3, 3, 3, 2]],
        separators: ".-",
        check: checks::br_cpf,
        digit: true,
        words: &["cpf", "cadastro", "tax id"],
        bare: Some(Low),
        split: Some(Medium),
        named: High,
    },
    Identifier {
        rule: &ZA_ID,
        shape: "ddddddddddddd",
        groups: &[&[6, 4, 2, 1], &[6, 4, 3]],
        separators: " -",
        check: checks::za_id,
        digit: true,
        words: &["identity number", "id number", "south african", "rsa id", "tax id", "identity card"],
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
        words: &["nric", "fin", "singapore", "identity card"],
        bare: Some(Low),
        split: None,
        named: High,
    },
    Identifier {
        rule: &IE_PPS,
        shape: "dddddddL",
        groups: &[&[7, 1]],
        separators: " ",
        check: checks::ie_pps,
        digit: true,
        words: &["pps", "ppsn", "personal public service", "revenue"],
        bare: Some(Low),
        split: None,
        named: High,
    },
    Identifier {
        rule: &IE_PPS,
        shape: "dddddddLL",
        groups: &[&[7, 2]],
        separators: " ",
        check: checks::ie_pps,
        digit: true,
        words: &["pps", "ppsn", "personal public service", "revenue"],
        bare: Some(Low),
        split: None,
        named: High,
    },
    Identifier {
        rule: &KR_REGISTRATION,
        shape: "ddddddddddddd",
        groups: &[&[6, 7]],
        separators: "-",
        check: checks::kr_registration,
        digit: true,
        words: &["registration number", "frn", "rrn", "korea*"],
        bare: Some(Low),
        split: Some(Medium),
        named: High,
    },
    Identifier {
        rule: &IMEI,
        shape: "ddddddddddddddd",
        groups: &[&[2, 6, 6, 1], &[6, 2, 6, 1]],
        separators: "- ",
        check: checks::imei,
        digit: true,
        words: &["imei"],
        bare: None,
        split: None,
        named: Medium,
    },
    Identifier {
        rule: &DE_LANR,
        shape: "ddddddddd",
        groups: &[],
        separators: "",
        check: checks::de_lanr,
        digit: true,
        words: &["lanr", "arztnummer", "arzt"],
        bare: None,
        split: None,
        named: Medium,
    },
];
