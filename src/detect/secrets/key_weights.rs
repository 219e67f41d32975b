//! Whether a value is the secret that its name promises, and how sure that is:
//! by what it is made of, and by how firmly it is tied to the name.

use super::bitlocker;
use super::key_others::code;
use super::randomness::{classes, entropy, holds, stand_in, variety, wordy};
use crate::Confidence::{self, High, Medium};

/// The longest value that is read.
pub(crate) const LONGEST: usize = 512;

/// How a value is tied to its name.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tie {
    /// `=` or `:`, and a quoted value.
    Quoted,
    /// `=` or `:`.
    Sign,
    /// An option of a command: `--password …`.
    Flag,
    /// Only a space or a hyphen.
    Loose,
}

/// A name in a program, in camelCase or dotted: `projectReference2Key`,
/// `k8s.reportPublicV1`. Most of it is in words of three letters and more, or it ends in the word for
/// what it names: `Ed25519PrivateKey`.
#[inline(never)]
fn identifier_like(value: &[u8]) -> bool {
    if value.ends_with(b"Key") || value.ends_with(b"KEY") || value.ends_with(b"Token") {
        return true;
    }
    let plain = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_');
    if !value.iter().all(plain) || !value[0].is_ascii_alphabetic() {
        return false;
    }
    let (mut within, mut humps, mut at) = (0, 0, 0);
    while at < value.len() {
        let upper = usize::from(value[at].is_ascii_uppercase());
        let lower = value[at + upper..].iter().take_while(|b| b.is_ascii_lowercase()).count();
        if upper + lower > 2 {
            within += upper + lower;
            humps += usize::from(upper > 0 || at == 0 || !value[at - 1].is_ascii_alphanumeric());
        }
        at += (upper + lower).max(1);
    }
    let dotted = value.contains(&b'.') && !value.ends_with(b".");
    (humps > 1 && within * 4 >= value.len() * 3)
        || (dotted && humps > 0 && within * 5 >= value.len() * 3)
}

/// Words with capitals and a number of two digits and more after them, as many a password is:
/// `HarbourLane22`. A program's names start small or end in a word.
pub(crate) fn numbered(value: &[u8]) -> bool {
    let digits = value.iter().rev().take_while(|b| b.is_ascii_digit()).count();
    value[0].is_ascii_uppercase() && digits > 1 && !value.contains(&b'.')
}

/// Capitals and small letters in turns, as no word has them: `yXMziKeD`.
#[inline(never)]
fn jumbled(value: &[u8]) -> bool {
    let turns = value
        .windows(2)
        .filter(|two| two[0].is_ascii_lowercase() && two[1].is_ascii_uppercase())
        .count();
    value.len() >= 8 && turns * 6 >= value.len() && variety(value) >= 6 && !identifier_like(value)
}

#[inline(never)]
pub(crate) fn weigh_password(value: &[u8], tie: Tie) -> Option<Confidence> {
    if !(5..=128).contains(&value.len())
        || value.contains(&b' ') && tie != Tie::Quoted
        || code(value)
    {
        return None;
    }
    let spaces = value.iter().filter(|b| **b == b' ').count();
    let special =
        value.iter().any(|b| b.is_ascii_punctuation() && !matches!(b, b'_' | b'-' | b'.' | b'/'));
    let digit = value.iter().filter(|b| b.is_ascii_digit()).count();
    let letter = value.iter().filter(|b| b.is_ascii_alphabetic() || !b.is_ascii()).count();
    // `password: password1`, `PASSWORD=dbPassword`, `password: user.password`
    let itself = (holds(value, b"password") || holds(value, b"passwd") || holds(value, b"secret"))
        && !(digit > 1 && special);
    let identifier = value.iter().all(|b| {
        b.is_ascii_alphanumeric()
            || matches!(b, b'_' | b'.' | b'-' | b'[' | b']' | b'(' | b')' | b'*' | b'&')
    });
    let word_then_digits =
        value.iter().skip_while(|b| b.is_ascii_lowercase()).all(u8::is_ascii_digit)
            && (digit < 2 || value.len() < 8 && digit < 3);
    // `14-char`
    let measure = value.len() < 10
        && value.iter().skip_while(|b| b.is_ascii_digit()).skip(1).all(u8::is_ascii_lowercase)
        && value.contains(&b'-')
        && value[0].is_ascii_digit();
    // `AES256`, `min:8|max:64`, `search_project_bucket_2`
    let rules = value.contains(&b'|') && value.contains(&b':');
    let dull = letter + digit == value.len() && classes(value) < 3 && is_test(value);
    if itself
        || spaces > 0
        || letter == 0 && digit < 6
        || rules
        || dull
        || measure
        || identifier_like(value) && !numbered(value)
        || many_words(value)
    {
        return None;
    }
    let strong = classes(value) >= 3 && digit > 0 && (special || variety(value) >= 6);
    let confidence = match tie {
        Tie::Quoted => {
            let good =
                (strong || special && letter > 3 || digit > 0 && letter > 2 && !word_then_digits)
                    && entropy(value) > 2.0
                    || identifier && jumbled(value);
            good.then_some(if strong && value.len() >= 8 { High } else { Medium })
        }
        Tie::Sign => {
            let dotted = identifier && value.contains(&b'.') && digit < 2;
            let good = (strong && digit > 0)
                || (identifier && jumbled(value) && value.len() > 9)
                || (digit > 1 && letter > 2 && !word_then_digits && classes(value) > 1);
            (good && !dotted).then_some(Medium)
        }
        Tie::Flag => (strong && value[0] != b'-' || digit > 1 && letter > 3).then_some(Medium),
        Tie::Loose => {
            (loose(value) && digit > 0 || numbered(value) && value.len() > 7).then_some(Medium)
        }
    };
    // Last, because it reads the most.
    confidence.filter(|_| !stand_in(value))
}

/// What only a space ties to the word "password": all classes of characters,
/// or capitals and digits where no word has them.
#[inline(never)]
fn loose(value: &[u8]) -> bool {
    let plain = value.iter().skip(1).skip_while(|b| b.is_ascii_lowercase());
    let mixed = plain.clone().any(u8::is_ascii_lowercase)
        && plain.clone().any(u8::is_ascii_uppercase)
        && value.len() >= 10
        && variety(value) >= 8
        && classes(value) == 3;
    (classes(value) == 4 && value.len() >= 8 || mixed)
        && !value.iter().any(|b| matches!(b, b'/' | b'=' | b'(' | b':'))
}

#[inline(never)]
pub(crate) fn weigh_secret(value: &[u8], name: &[u8], tie: Tie) -> Option<Confidence> {
    if bitlocker::shaped(value) || tie == Tie::Quoted && drawn(value) {
        return Some(High);
    }
    if !(10..LONGEST).contains(&value.len()) || value.contains(&b' ') || code(value) {
        return None;
    }
    let digits = value.iter().filter(|b| b.is_ascii_digit()).count();
    let letters = value.iter().filter(|b| b.is_ascii_alphabetic()).count();
    let odd = value
        .iter()
        .filter(|b| {
            !(b.is_ascii_alphanumeric()
                || matches!(b, b'_' | b'-' | b'.' | b'+' | b'/' | b'=' | b'~' | b':'))
        })
        .count();
    let hex = value.iter().all(|b| b.is_ascii_hexdigit() || *b == b'-');
    let bits = entropy(value);
    let generic = name.eq_ignore_ascii_case(b"key")
        || name.eq_ignore_ascii_case(b"keys")
        || name.eq_ignore_ascii_case(b"access")
        || name.eq_ignore_ascii_case(b"auth");
    let wordy = wordy(value) || identifier_like(value) || value.contains(&b'|');
    // A draw from all of the keyboard has many signs; one alone breaks a key
    // that is letters and digits otherwise.
    if odd > 0
        && (tie != Tie::Quoted || {
            let signs = odd - value.iter().filter(|b| **b == b'\\').count();
            (1..3).contains(&signs) && signs * 8 < value.len()
        })
        || broken(value)
        || value.contains(&b'(')
        || value.contains(&b'{')
        || value.contains(&b'<')
    {
        return None;
    }
    let mixed = value.len() >= 20 && jumbled(value);
    let random =
        (digits > 0 || mixed) && letters > 1 && !wordy && variety(value) >= if hex { 6 } else { 7 };
    let good = match tie {
        Tie::Quoted => {
            random
                && (bits > 3.0 || hex && value.len() >= 20 && bits > 2.4)
                && value.len() >= if generic { 32 } else { 12 }
        }
        Tie::Sign | Tie::Flag => {
            random
                && (digits > 1 || mixed)
                && (bits > 3.1 || hex && value.len() >= 24 && bits > 2.4)
                && value.len() >= if generic { 24 } else { 14 }
        }
        Tie::Loose => {
            random
                && digits > 1
                && value.len() >= 20
                && (bits > 3.2 || hex && bits > 2.4)
                // The length of those of AWS, which are base64.
                && (value.len() == 40 || !value.contains(&b'/'))
                && !value.contains(&b'.')
                && !value.contains(&b':')
        }
    };
    // Short, and it may be a number or a name as well.
    let good = good && (value.len() >= 20 || classes(value) > 2 || holds(name, b"secret"));
    let confidence = if tie == Tie::Quoted && bits > 3.5 && value.len() >= 20 && !generic {
        High
    } else {
        Medium
    };
    (good && !stand_in(value)).then_some(confidence)
}

/// What somebody chose for a "secret", as one chooses a password: `APP_SECRET=…`.
#[inline(never)]
pub(crate) fn chosen(value: &[u8], name: &[u8], tie: Tie) -> Option<Confidence> {
    let secret = name.len() > 5 && name[name.len() - 6..].eq_ignore_ascii_case(b"secret");
    let tied = matches!(tie, Tie::Quoted | Tie::Sign);
    let shaped = (10..65).contains(&value.len()) && classes(value) > 2 && !wordy(value);
    (secret && tied && shaped && weigh_password(value, tie).is_some()).then_some(Medium)
}

/// Drawn from all of the keyboard, as WordPress draws its keys, or from all but the capitals, as
/// Django does: many signs, and no word.
#[inline(never)]
fn drawn(value: &[u8]) -> bool {
    let signs = value.iter().filter(|b| b.is_ascii_punctuation()).count();
    let capitals = value.iter().any(u8::is_ascii_uppercase);
    // Of half the characters that there are, more stand in a row by chance.
    let (word, various) = if capitals { (5, 28) } else { (9, 23) };
    (40..=128).contains(&value.len())
        && !holds(value, b"://")
        && classes(value) > 2 + usize::from(capitals)
        && (capitals || !value.contains(&b' '))
        && signs * 6 >= value.len()
        && variety(value) > various
        && !value.windows(word).any(|run| run.iter().all(u8::is_ascii_lowercase))
}

/// What has the form of something known, and is not whole or not secret: a web
/// token without its signature, hexadecimal digits that make no words of two
/// bytes, a letter that its alphabet lacks, the address of a wallet.
#[inline(never)]
fn broken(value: &[u8]) -> bool {
    let header = value.starts_with(b"eyJhbGci") || value.starts_with(b"eyJ0eXAi");
    let unsigned = header && value.iter().filter(|b| **b == b'.').count() < 2;
    // What an issuer puts before the random part may be of any letters.
    let (mark, rest) = value.split_at(value.len().min(4));
    let strays = |is: fn(&u8) -> bool, most| {
        let count = rest.iter().filter(|&b| is(b)).count();
        (1..=most).contains(&count) && !mark.iter().any(is)
    };
    let alnum = value.iter().all(u8::is_ascii_alphanumeric);
    let letters = rest.iter().filter(|b| b.is_ascii_alphabetic()).count();
    let strange = alnum
        && value.len() >= 24
        && (strays(|b| !b.is_ascii_hexdigit(), 2)
            || letters > 9
                && (strays(u8::is_ascii_uppercase, 1) || strays(u8::is_ascii_lowercase, 1)));
    let hex = |b: &u8| b.is_ascii_hexdigit();
    // Those of Jenkins start with a version of two digits.
    let versioned = value.len() == 34 && value.starts_with(b"11");
    let halved =
        value.len() >= 16 && !value.len().is_multiple_of(4) && !versioned && value.iter().all(hex);
    // The dashes of a UUID, and not its digits.
    let dashed = value.len() > 24 && [8, 13, 18, 23].iter().all(|&i| value[i] == b'-');
    let uuid = value.len() == 36 && value.iter().all(|b| hex(b) || *b == b'-');
    let wallet = value.len() == 42 && value.starts_with(b"0x") && value[2..].iter().all(hex);
    unsigned || halved || strange || wallet || dashed && !uuid
}

/// `test1234`, `abc123`: what one types to try a form.
#[inline(never)]
fn is_test(value: &[u8]) -> bool {
    let word = value.iter().take_while(|b| b.is_ascii_alphabetic()).count();
    let stock: [&[u8]; 6] = [b"test", b"abc", b"demo", b"foo", b"qwerty", b"pass"];
    value[word..].iter().all(u8::is_ascii_digit)
        && stock.iter().any(|s| value[..word].eq_ignore_ascii_case(s))
}

/// Three words and more, joined: `search_project_bucket_2`. Two and a number
/// may be a passphrase.
#[inline(never)]
fn many_words(value: &[u8]) -> bool {
    let sign = |b: &u8| matches!(b, b'-' | b'_' | b'.' | b'/' | b':');
    let word = |p: &&[u8]| p.len() > 2 && p.iter().all(u8::is_ascii_lowercase);
    wordy(value) && value.split(sign).filter(word).count() > 2
}

/// Three words and more, joined by one sign, and a number with them: what a "passphrase" names.
#[inline(never)]
pub(crate) fn passphrase(value: &[u8]) -> bool {
    let sign = |b: &u8| matches!(b, b'-' | b' ' | b'.');
    value.len() > 15
        && many_words(value)
        && value.iter().any(u8::is_ascii_digit)
        && value.iter().all(|b| b.is_ascii_alphanumeric() || sign(b))
        && !stand_in(value)
        && !code(value)
}
