//! Check digits. Each takes the characters of an identifier without its
//! separators, upper case, and says whether they hold together.

/// The digits' values; what is no digit counts as 0, so shapes come first.
fn digits(id: &[u8]) -> impl DoubleEndedIterator<Item = u32> + Clone + '_ {
    id.iter().map(|&b| u32::from(b.wrapping_sub(b'0')) % 10)
}

/// The sum of the digits, each times its weight.
#[inline(never)]
fn weighted(id: &[u8], weights: &[u32]) -> u32 {
    digits(id).zip(weights).map(|(d, w)| d * w).sum()
}

/// The number the digits spell; for at most 19 of them.
#[inline(never)]
pub(crate) fn number(id: &[u8]) -> u64 {
    digits(id).fold(0, |n, d| n.wrapping_mul(10).wrapping_add(u64::from(d)))
}

/// The same character throughout.
#[inline(never)]
pub(crate) fn repeated(id: &[u8]) -> bool {
    id.windows(2).all(|two| two[0] == two[1])
}

/// A run up or down: 123456789, 987654321.
pub(crate) fn sequential(id: &[u8]) -> bool {
    let step = |by: u8| {
        id.windows(2).all(|two| (two[0] - b'0' + by) % 10 == two[1].wrapping_sub(b'0') % 10)
    };
    id.iter().all(u8::is_ascii_digit) && (step(1) || step(9))
}

/// Luhn's formula (ISO/IEC 7812-1, annex B).
#[inline(never)]
pub(crate) fn luhn(id: &[u8]) -> bool {
    let sum: u32 = digits(id)
        .rev()
        .enumerate()
        .map(|(i, d)| if i % 2 == 1 { d * 2 / 10 + d * 2 % 10 } else { d })
        .sum();
    sum.is_multiple_of(10)
}

/// What ten digits leave over by modulus 11, the first weighing most; nothing where all are the same.
#[inline(never)]
fn over_eleven(id: &[u8]) -> Option<u32> {
    (!repeated(id)).then(|| weighted(id, &[10, 9, 8, 7, 6, 5, 4, 3, 2, 1]) % 11)
}

/// NHS number and CHI number: modulus 11 (NHS Data Dictionary).
#[inline(never)]
pub(crate) fn mod11_nhs(id: &[u8]) -> bool {
    over_eleven(id) == Some(0)
}

/// CHI number: a date of birth first, then as the NHS number.
pub(crate) fn chi(id: &[u8]) -> bool {
    day_month(&id[..4]) && mod11_nhs(id)
}

/// Unique Taxpayer Reference: the first digit checks the other nine.
pub(crate) fn utr(id: &[u8]) -> bool {
    const CHECK: [u32; 11] = [2, 1, 9, 8, 7, 6, 5, 4, 3, 2, 1];
    let sum = weighted(&id[1..], &[6, 7, 8, 9, 10, 5, 4, 3, 2]);
    !repeated(id) && digits(&id[..1]).next() == CHECK.get(sum as usize % 11).copied()
}

/// The letters that check by modulus 23, which leave out I, O and S.
const MODULUS_23: &[u8; 23] = b"ABCDEFGHJKLMNPQRTUVWXYZ";

/// Unique pupil number: the first letter checks the rest, whose last may be a letter too (Department
/// for Education).
pub(crate) fn upn(id: &[u8]) -> bool {
    let value = |b: u8| match b {
        b'0'..=b'9' => Some(usize::from(b - b'0')),
        _ => MODULUS_23.iter().position(|&letter| letter == b),
    };
    let sum: Option<usize> = id[1..].iter().zip(2..).map(|(&b, w)| Some(value(b)? * w)).sum();
    !repeated(&id[1..]) && sum.is_some_and(|sum| MODULUS_23[sum % 23] == id[0])
}

/// Unique learner number: as the NHS number, with ten left over, so that none is both (HESA).
pub(crate) fn uln(id: &[u8]) -> bool {
    id[0] != b'0' && over_eleven(id) == Some(10)
}

/// Police National Computer id: the letter checks the last two digits of the year and the serial
/// number, Z for nothing left over.
pub(crate) fn pnc(id: &[u8]) -> bool {
    let left = (number(&id[2..11]) % 23) as usize;
    let century = matches!(&id[..2], b"19" | b"20");
    century && MODULUS_23[(left + 22) % 23] == id[11]
}

/// National Insurance number: the prefixes never issued (HMRC, NIM39110).
pub(crate) fn nino(id: &[u8]) -> bool {
    let (first, second) = (id[0], id[1]);
    !b"DFIQUV".contains(&first)
        && !b"DFIQUVO".contains(&second)
        && !matches!(&id[..2], b"BG" | b"GB" | b"KN" | b"NK" | b"NT" | b"TN" | b"ZZ")
        && (b'A'..=b'D').contains(&id[8])
}

/// GB driving licence: month (plus 50 for women) and day hold together, the
/// surname is padded with nines on the right only (DVLA, INF45/1).
pub(crate) fn gb_driving_licence(id: &[u8]) -> bool {
    let surname = &id[..5];
    let padding = surname.iter().position(|&b| b == b'9').unwrap_or(5);
    let month = number(&id[6..8]) % 50;
    padding > 0
        && surname[..padding].iter().all(u8::is_ascii_alphabetic)
        && surname[padding..].iter().all(|&b| b == b'9')
        && number(&id[6..8]) < 63
        && (1..=12).contains(&month)
        && (1..=31).contains(&number(&id[8..10]))
        && (id[11].is_ascii_alphabetic() || id[11] == b'9')
}

/// Vehicle registration: no I, Q or Z in the last three, no I, Q, Z in the
/// area letters, and an age identifier (DVLA, INF104).
pub(crate) fn gb_vehicle(id: &[u8]) -> bool {
    let age = number(&id[2..4]);
    !id[..2].iter().any(|b| b"IQZ".contains(b))
        && !id[4..].iter().any(|b| b"IQ".contains(b))
        && ((2..=30).contains(&age) || (51..=80).contains(&age))
}

/// A day and a month, four digits.
pub(crate) fn day_month(id: &[u8]) -> bool {
    (1..=31).contains(&number(&id[..2])) && (1..=12).contains(&number(&id[2..4]))
}

/// A month and a day, four digits.
pub(crate) fn month_day(id: &[u8]) -> bool {
    (1..=12).contains(&number(&id[..2])) && (1..=31).contains(&number(&id[2..4]))
}

/// ISO 7064 modulus 97 over letters and digits, as the IBAN wants it: the
/// first four characters moved to the end, letters as 10 to 35.
pub(crate) fn mod97(id: &[u8]) -> bool {
    let rest = id[4..].iter().chain(&id[..4]).fold(0, |rest, &b| {
        if b.is_ascii_digit() {
            (rest * 10 + u32::from(b - b'0')) % 97
        } else {
            (rest * 100 + u32::from(b.to_ascii_uppercase() - b'A') + 10) % 97
        }
    });
    rest == 1
}

/// Irish PPS number: modulus 23 with an optional ninth letter (Revenue.ie).
pub(crate) fn ie_pps(id: &[u8]) -> bool {
    let ninth = match id.get(8) {
        None | Some(b'W') => 0,
        Some(&b) if (b'A'..=b'I').contains(&b) => u32::from(b - b'A' + 1) * 9,
        Some(_) => return false,
    };
    let rest = (weighted(&id[..7], &[8, 7, 6, 5, 4, 3, 2]) + ninth) % 23;
    id[7] == if rest == 0 { b'W' } else { b'A' + rest as u8 - 1 }
}

/// US Social Security number: the areas and groups never issued (SSA).
pub(crate) fn us_ssn(id: &[u8]) -> bool {
    let area = number(&id[..3]);
    area != 0
        && area != 666
        && area < 900
        && number(&id[3..5]) != 0
        && number(&id[5..]) != 0
        && !repeated(id)
        && id != b"078051120"
        && id != b"219099999"
}

/// US Individual Taxpayer Identification number: 9xx and its groups (IRS).
pub(crate) fn us_itin(id: &[u8]) -> bool {
    id[0] == b'9' && matches!(number(&id[3..5]), 50..=65 | 70..=88 | 90..=92 | 94..=99)
}

/// Canadian SIN: Luhn; 0 and 8 are not issued.
pub(crate) fn ca_sin(id: &[u8]) -> bool {
    id[0] != b'0' && id[0] != b'8' && !repeated(id) && luhn(id)
}

/// Australian tax file number: weights, modulus 11 (ATO).
pub(crate) fn au_tfn(id: &[u8]) -> bool {
    !repeated(id) && weighted(id, &[1, 4, 3, 7, 5, 8, 6, 9, 10]).is_multiple_of(11)
}

/// Australian Medicare: the ninth digit checks the eight before it.
pub(crate) fn au_medicare(id: &[u8]) -> bool {
    (b'2'..=b'6').contains(&id[0])
        && digits(&id[8..9]).next() == Some(weighted(id, &[1, 3, 7, 9, 1, 3, 7, 9]) % 10)
        && id.get(9) != Some(&b'0')
}

/// French NIR: 97 less the first thirteen modulo 97 (INSEE).
pub(crate) fn fr_nir(id: &[u8]) -> bool {
    // Corsica's departments are written 2A and 2B and counted as 19 and 18.
    let mut plain = [0; 13];
    plain.copy_from_slice(&id[..13]);
    match id[6] {
        b'A' => plain[5..7].copy_from_slice(b"19"),
        b'B' => plain[5..7].copy_from_slice(b"18"),
        _ => {}
    }
    let month = number(&id[3..5]);
    matches!(id[0], b'1'..=b'4' | b'7' | b'8')
        && matches!(month, 1..=12 | 20..=42 | 50..=99)
        && plain.iter().all(u8::is_ascii_digit)
        && 97 - number(&plain) % 97 == number(&id[13..15])
}

/// ISO 7064 modulus 11, 10, as German tax ids use it.
#[inline(never)]
fn mod11_10(id: &[u8]) -> bool {
    let rest = digits(&id[..id.len() - 1]).fold(10, |product, d| {
        let sum = (d + product) % 10;
        (if sum == 0 { 10 } else { sum }) * 2 % 11
    });
    digits(&id[id.len() - 1..]).next() == Some((11 - rest) % 10)
}

/// German tax id: one digit of the first ten stands two or three times.
pub(crate) fn de_tax_id(id: &[u8]) -> bool {
    let mut times = [0u8; 10];
    for d in digits(&id[..10]) {
        times[d as usize] += 1;
    }
    let repeats = times.iter().filter(|&&n| n > 1).count();
    id[0] != b'0' && repeats == 1 && times.iter().all(|&n| n < 4) && mod11_10(id)
}

/// German pension insurance number: area, date of birth, initial, serial and
/// a check digit over products' digit sums (VKVV § 4).
pub(crate) fn de_social_security(id: &[u8]) -> bool {
    let letter = u32::from(id[8] - b'A') + 1;
    let spelled =
        [&id[..8], &[b'0' + (letter / 10) as u8, b'0' + (letter % 10) as u8], &id[9..11]].concat();
    let sum: u32 = digits(&spelled)
        .zip([2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1])
        .map(|(d, w)| d * w / 10 + d * w % 10)
        .sum();
    let day = number(&id[2..4]);
    (1..=31).contains(&(day % 50))
        && (1..=12).contains(&number(&id[4..6]))
        && digits(&id[11..]).next() == Some(sum % 10)
}

/// Spanish NIF and NIE: a letter for the number modulo 23.
pub(crate) fn es_nif(id: &[u8]) -> bool {
    let (first, rest) = match id[0] {
        b'X' => (0, &id[1..8]),
        b'Y' => (10_000_000, &id[1..8]),
        b'Z' => (20_000_000, &id[1..8]),
        _ => (0, &id[..8]),
    };
    rest.iter().all(u8::is_ascii_digit)
        && b"TRWAGMYFPDXBNJZSQVHLCKE"[((first + number(rest)) % 23) as usize] == id[8]
}

/// Italian codice fiscale: odd and even places, modulo 26 (D.M. 345/2004).
pub(crate) fn it_fiscal_code(id: &[u8]) -> bool {
    const ODD: [u32; 26] = [
        1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24,
        23,
    ];
    let sum: u32 = id[..15]
        .iter()
        .enumerate()
        .map(|(i, &b)| {
            let value = if b.is_ascii_digit() { b - b'0' } else { b - b'A' };
            if i % 2 == 0 { ODD[usize::from(value)] } else { u32::from(value) }
        })
        .sum();
    b"ABCDEHLMPRST".contains(&id[8]) && id[15] == b'A' + (sum % 26) as u8
}

/// Dutch BSN: the eleven test.
pub(crate) fn nl_bsn(id: &[u8]) -> bool {
    let sum = weighted(&id[..8], &[9, 8, 7, 6, 5, 4, 3, 2]);
    !repeated(id)
        && number(id) > 9_999_999
        && (sum + 10 * digits(&id[8..]).next().unwrap_or(0)).is_multiple_of(11)
}

/// Belgian national number: 97 less the first nine, with a 2 in front for
/// births from 2000.
pub(crate) fn be_national(id: &[u8]) -> bool {
    let nine = number(&id[..9]);
    let check = number(&id[9..]);
    month_day(&id[2..6]) && (97 - nine % 97 == check || 97 - (nine + 2_000_000_000) % 97 == check)
}

/// Polish PESEL: weights modulo 10, the century in the month.
pub(crate) fn pl_pesel(id: &[u8]) -> bool {
    (1..=12).contains(&(number(&id[2..4]) % 20))
        && (1..=31).contains(&number(&id[4..6]))
        && weighted(id, &[1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1]).is_multiple_of(10)
}

/// Swedish personnummer and samordningsnummer, ten digits: a date (the day
/// may be 60 more) and Luhn.
pub(crate) fn se_personnummer(id: &[u8]) -> bool {
    let id = &id[id.len() - 10..];
    let day = number(&id[4..6]);
    (1..=12).contains(&number(&id[2..4])) && matches!(day, 1..=31 | 61..=91) && luhn(id)
}

/// The same with the century written out.
pub(crate) fn se_personnummer_long(id: &[u8]) -> bool {
    matches!(number(&id[..2]), 18..=20) && se_personnummer(id)
}

/// Swedish organisation number: the third digit is at least 2, and Luhn.
pub(crate) fn se_organisation(id: &[u8]) -> bool {
    id[2] >= b'2' && id[0] != b'0' && luhn(id)
}

/// Norwegian fødselsnummer: two check digits, modulus 11.
pub(crate) fn no_birth_number(id: &[u8]) -> bool {
    let day = number(&id[..2]) % 40;
    (1..=31).contains(&day)
        && (1..=12).contains(&(number(&id[2..4]) % 40))
        && weighted(id, &[3, 7, 6, 1, 8, 9, 4, 5, 2, 1]).is_multiple_of(11)
        && weighted(id, &[5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]).is_multiple_of(11)
}

/// Danish CPR number: a date; its modulus 11 was given up in 2007.
pub(crate) fn dk_cpr(id: &[u8]) -> bool {
    day_month(id) && weighted(id, &[4, 3, 2, 7, 6, 5, 4, 3, 2, 1]).is_multiple_of(11)
}

/// Finnish personal identity code: the nine digits modulo 31.
pub(crate) fn fi_hetu(id: &[u8]) -> bool {
    let (date, check) = (&id[..6], id[id.len() - 1]);
    let nine = number(date) * 1000 + number(&id[id.len() - 4..id.len() - 1]);
    day_month(id) && b"0123456789ABCDEFHJKLMNPRSTUVWXY"[(nine % 31) as usize] == check
}

/// Indian Aadhaar: Verhoeff's dihedral check; never starts with 0 or 1.
pub(crate) fn in_aadhaar(id: &[u8]) -> bool {
    const PERMUTE: [u8; 10] = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];
    // The dihedral group of the pentagon: 0 to 4 rotate, 5 to 9 reflect.
    let times = |a: u8, b: u8| match (a < 5, b < 5) {
        (true, true) => (a + b) % 5,
        (true, false) => 5 + (a + b - 5) % 5,
        (false, true) => 5 + (a - 5 + 5 - b) % 5,
        (false, false) => (a + 5 - b) % 5,
    };
    let sum = id.iter().rev().enumerate().fold(0, |sum, (i, &b)| {
        times(sum, (0..i % 8).fold(b - b'0', |d, _| PERMUTE[usize::from(d)]))
    });
    id[0] >= b'2' && !repeated(id) && sum == 0
}

/// Indian PAN: the fourth letter says whose it is.
pub(crate) fn in_pan(id: &[u8]) -> bool {
    b"ABCFGHJLPT".contains(&id[3])
}

/// Brazilian CPF: two check digits, modulus 11.
pub(crate) fn br_cpf(id: &[u8]) -> bool {
    let check = |upto: usize, first: u32| {
        let sum: u32 = digits(&id[..upto]).zip((2..=first).rev()).map(|(d, w)| d * w).sum();
        digits(&id[upto..=upto]).next() == Some(sum * 10 % 11 % 10)
    };
    !repeated(id) && check(9, 10) && check(10, 11)
}

/// South African id: a date, a citizenship digit, Luhn.
pub(crate) fn za_id(id: &[u8]) -> bool {
    month_day(&id[2..6]) && id[10] <= b'2' && luhn(id)
}

/// Singapore NRIC and FIN: weights, and a letter by series.
pub(crate) fn sg_nric(id: &[u8]) -> bool {
    let sum = weighted(&id[1..8], &[2, 7, 6, 5, 4, 3, 2]);
    let (offset, letters) = match id[0] {
        b'S' => (0, b"JZIHGFEDCBA"),
        b'T' => (4, b"JZIHGFEDCBA"),
        b'F' => (0, b"XWUTRQPNMLK"),
        b'G' => (4, b"XWUTRQPNMLK"),
        b'M' => (3, b"XWUTRQPNJLK"),
        _ => return false,
    };
    letters[((sum + offset) % 11) as usize] == id[8]
}

/// Korean resident and foreigner registration number: a date and a check
/// digit (foreigners' start at 5 to 8 and add 2).
pub(crate) fn kr_registration(id: &[u8]) -> bool {
    let sum = weighted(id, &[2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5]) % 11;
    let check = if id[6] >= b'5' { (13 - sum) % 10 } else { (11 - sum) % 10 };
    month_day(&id[2..6])
        && id[6] != b'0'
        && id[6] != b'9'
        && digits(&id[12..]).next() == Some(check)
}

/// German physician number: six digits, their check, two of the speciality.
pub(crate) fn de_lanr(id: &[u8]) -> bool {
    let sum = weighted(&id[..6], &[4, 9, 4, 9, 4, 9]);
    digits(&id[6..7]).next() == Some((10 - sum % 10) % 10)
}

/// IMEI: Luhn (3GPP TS 23.003).
pub(crate) fn imei(id: &[u8]) -> bool {
    !repeated(id) && luhn(id)
}

/// No check digit, but not one digit repeated nor counting either.
pub(crate) fn varied(id: &[u8]) -> bool {
    !repeated(id) && !sequential(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One changed digit, or two neighbours swapped, must not pass where the
    /// scheme promises to see it.
    #[test]
    fn a_wrong_digit_is_seen() {
        type Check = fn(&[u8]) -> bool;
        let schemes: [(Check, &str); 11] = [
            (luhn, "4539578763621486"),
            (mod11_nhs, "9434765919"),
            (au_tfn, "123456782"),
            (be_national, "85073003328"),
            (pl_pesel, "44051401359"),
            (no_birth_number, "01129950184"),
            (in_aadhaar, "234123412346"),
            (br_cpf, "52998224725"),
            (de_tax_id, "86095742719"),
            (nl_bsn, "111222333"),
            (fr_nir, "255081416802538"),
        ];
        for (check, good) in schemes {
            assert!(check(good.as_bytes()), "{good} should pass");
            for at in 0..good.len() {
                for other in b'0'..=b'9' {
                    let mut bad = good.as_bytes().to_vec();
                    if bad[at] != other {
                        bad[at] = other;
                        assert!(
                            !check(&bad),
                            "{} passes beside {good}",
                            String::from_utf8_lossy(&bad)
                        );
                    }
                }
            }
        }
    }

    #[test]
    fn letters_check_too() {
        assert!(utr(b"1955839661") && !utr(b"2955839661"));
        assert!(mod97(b"GB82WEST12345698765432") && !mod97(b"GB82WEST12345698765433"));
        assert!(ie_pps(b"1234567FA") && !ie_pps(b"1234567GA"));
        assert!(es_nif(b"12345678Z") && es_nif(b"X1234567L") && !es_nif(b"12345678A"));
        assert!(it_fiscal_code(b"RSSMRA85T10A562S") && !it_fiscal_code(b"RSSMRA85T10A562T"));
        assert!(fi_hetu(b"131052308T") && !fi_hetu(b"131052308U"));
        assert!(sg_nric(b"S1234567D") && !sg_nric(b"S1234567E"));
        assert!(de_social_security(b"15070649C103") && !de_social_security(b"15070649C104"));
        assert!(
            gb_driving_licence(b"MORGA657054SM9IJ") && !gb_driving_licence(b"MORGA693054SM9IJ")
        );
    }
}
