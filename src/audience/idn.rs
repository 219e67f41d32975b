//! Domains as they are registered: letters beyond ASCII can be written in two ways, as themselves
//! and in the ASCII form that names them (`bücher.example`, `xn--bcher-kva.example`).

use crate::letters::lower;
use std::borrow::Cow;

/// The longest label that can be registered (RFC 1035, 2.3.4), in characters at most.
const LONGEST: usize = 63;

/// The ASCII form of a domain, in lower case. A label that is too long to be registered stays as
/// it is.
pub(super) fn registered(domain: &str) -> Cow<'_, str> {
    if domain.is_ascii() {
        return Cow::Borrowed(domain);
    }
    let domain = lower(domain);
    let labels = domain.split('.').map(|label| match label.chars().nth(LONGEST) {
        None if !label.is_ascii() => ["xn--", &punycode(label)].concat(),
        _ => label.to_owned(),
    });
    Cow::Owned(labels.collect::<Vec<_>>().join("."))
}

/// Punycode (RFC 3492). A label of at most [`LONGEST`] characters leaves every number here far
/// below its bounds.
fn punycode(label: &str) -> String {
    let codes = || label.chars().map(u32::from);
    let mut coded: String = label.chars().filter(char::is_ascii).collect();
    let basic = coded.len() as u32;
    if basic > 0 {
        coded.push('-');
    }
    let (mut code, mut delta, mut bias, mut handled) = (128, 0, 72, basic);
    while let Some(next) = codes().filter(|c| *c >= code).min() {
        delta += (next - code) * (handled + 1);
        code = next;
        for c in codes() {
            if c < code {
                delta += 1;
            }
            if c == code {
                push_number(&mut coded, delta, bias);
                bias = adapted(delta, handled + 1, handled == basic);
                delta = 0;
                handled += 1;
            }
        }
        delta += 1;
        code += 1;
    }
    coded
}

/// A number in digits whose weights the bias decides (RFC 3492, 3.3).
fn push_number(coded: &mut String, mut rest: u32, bias: u32) {
    const DIGITS: &[u8; 36] = b"abcdefghijklmnopqrstuvwxyz0123456789";
    let mut push = |digit: u32| coded.push(char::from(DIGITS[digit as usize % DIGITS.len()]));
    for weight in (36_u32..).step_by(36) {
        let least = weight.saturating_sub(bias).clamp(1, 26);
        if rest < least {
            break;
        }
        push(least + (rest - least) % (36 - least));
        rest = (rest - least) / (36 - least);
    }
    push(rest);
}

/// The bias for the number after this one (RFC 3492, 6.1).
fn adapted(delta: u32, count: u32, is_first: bool) -> u32 {
    let mut delta = if is_first { delta / 700 } else { delta / 2 };
    delta += delta / count;
    let mut weight = 0;
    while delta > 455 {
        delta /= 35;
        weight += 36;
    }
    weight + 36 * delta / (delta + 38)
}
